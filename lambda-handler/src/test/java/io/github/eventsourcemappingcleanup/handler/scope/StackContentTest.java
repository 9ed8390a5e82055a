package io.github.eventsourcemappingcleanup.handler.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.aws.StackApi.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves a stack in a clean-up phase: a function "orders". */
class StackContentTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String ARN = "arn:aws:lambda:eu-west-1:111111111111:function:orders";
    private static final Target TARGET =
            new Target.Function(FunctionArn.parse(ARN).orElseThrow(), true);
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";
    private static final String OTHER_FORM = "arn:aws:lambda:eu-west-1:111111111111:function:other";
    private static final String YAML = "Resources:\n  Other:\n    Type: AWS::Lambda::Function\n";
    private static final Resource WORKER = function("Worker", "orders");

    static Stream<Arguments> staying() {
        return Stream.of(
                when("nothing happened to it", template("Worker"), WORKER),
                when(
                        "it is one of many",
                        template("Queue", "Worker"),
                        listed("Queue", "AWS::SQS::Queue", "https://sqs/111111111111/orders"),
                        function("Other", "other"),
                        WORKER),
                when("refactoring changed its logical id", template("Renamed"), function("Renamed", "orders")),
                when(
                        "it has a condition, and its deletion has not begun",
                        "{\"Resources\": {\"Worker\": {\"Condition\": \"Never\"}}}",
                        WORKER),
                when("its deletion has begun", template("Worker"), in("DELETE_IN_PROGRESS")),
                when("its deletion has failed", template("Worker"), in("DELETE_FAILED")),
                when("its update goes on", template("Worker"), in("UPDATE_IN_PROGRESS")),
                when("the template is YAML", YAML, WORKER),
                when("the template is empty", "", WORKER),
                when("the template is no object", "[\"Resources\"]", WORKER),
                when("the template has no resources", "{\"Outputs\": {}}", WORKER),
                when("the template is cut off", "{\"Resources\": {\"Oth", WORKER),
                when("its physical id is of unknown form", template("Worker"), function("Worker", OTHER_FORM)),
                when(
                        "another function's physical id is of unknown form",
                        template("Other"),
                        WORKER,
                        function("Other", OTHER_FORM)),
                when("its physical id is not told", template("Worker"), function("Worker", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("staying")
    void keeps_whatStays(String name, String template, List<Resource> resources) {
        assertThat(StackContent.of(template, resources).keeps(TARGET)).isTrue();
    }

    static Stream<Arguments> leaving() {
        return Stream.of(
                when("it was dropped", template("Other"), WORKER),
                when("it was dropped, as all was", "{\"Resources\": {}}", WORKER),
                when("it was dropped, and is not listed any more", template("Other")),
                when("it was renamed", template("Worker"), function("Worker", "orders-renamed")),
                when("it was replaced, and the template is YAML", YAML, function("Worker", "orders-1X2Y")),
                when("it has a condition that does not hold", template("Worker")),
                when("it is deleted", template("Worker"), in("DELETE_COMPLETE")),
                when("it is left behind", template("Worker"), in("DELETE_SKIPPED")),
                when(
                        "its alias alone stays",
                        template("Alias"),
                        WORKER,
                        listed("Alias", "AWS::Lambda::Alias", ARN + ":live")),
                when(
                        "its namesake is something else",
                        template("Stream"),
                        WORKER,
                        listed("Stream", "AWS::Kinesis::Stream", "orders")),
                when(
                        "what has a physical id of unknown form is dropped too",
                        template("Queue"),
                        WORKER,
                        function("Other", OTHER_FORM)),
                when(
                        "what has a physical id of unknown form is of another service",
                        template("Queue"),
                        WORKER,
                        listed("Queue", "AWS::SQS::Queue", "orders")),
                when(
                        "what stays has an unknown type",
                        template("Other"),
                        WORKER,
                        listed("Other", "AWS::Lambda::Permission", "orders")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaving")
    void keeps_notWhatLeaves(String name, String template, List<Resource> resources) {
        assertThat(StackContent.of(template, resources).keeps(TARGET)).isFalse();
    }

    @Test
    void lists_whatIsThere_whetherItStaysOrNot() {
        assertThat(StackContent.of(template("Other"), List.of(WORKER)).lists(TARGET))
                .isTrue();
        assertThat(StackContent.of(template("Worker"), List.of(in("DELETE_SKIPPED")))
                        .lists(TARGET))
                .isFalse();
        assertThat(StackContent.of(template("Worker"), List.of(function("Worker", "orders2")))
                        .lists(TARGET))
                .isFalse();
    }

    private static Arguments when(String what, String template, Resource... resources) {
        return Arguments.of(what, template, List.of(resources));
    }

    private static String template(String... logicalIds) {
        return Arrays.stream(logicalIds)
                .map(id -> "\"" + id + "\": {\"Type\": \"any\"}")
                .collect(Collectors.joining(", ", "{\"Resources\": {", "}}"));
    }

    private static Resource in(String status) {
        return new Resource(STACK, "Worker", FUNCTION, "orders", status);
    }

    private static Resource function(String logicalId, String physicalId) {
        return listed(logicalId, FUNCTION, physicalId);
    }

    private static Resource listed(String logicalId, String type, String physicalId) {
        return new Resource(STACK, logicalId, type, physicalId, "UPDATE_COMPLETE");
    }
}

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
    private static final Resource WORKER = listed("Worker", FUNCTION, "orders");

    static Stream<Arguments> staying() {
        return Stream.of(
                Arguments.of("nothing happened to it", template("Worker"), List.of(WORKER)),
                Arguments.of(
                        "it is one of many",
                        template("Queue", "Worker"),
                        List.of(
                                listed("Queue", "AWS::SQS::Queue", "https://sqs/111111111111/orders"),
                                listed("Other", FUNCTION, "other"),
                                WORKER)),
                Arguments.of(
                        "refactoring changed its logical id",
                        template("Renamed"),
                        List.of(listed("Renamed", FUNCTION, "orders"))),
                Arguments.of(
                        "it has a condition, and its deletion has not begun",
                        "{\"Resources\": {\"Worker\": {\"Condition\": \"Never\"}}}",
                        List.of(WORKER)),
                Arguments.of("its deletion has begun", template("Worker"), List.of(in("DELETE_IN_PROGRESS"))),
                Arguments.of("its deletion has failed", template("Worker"), List.of(in("DELETE_FAILED"))),
                Arguments.of("its update goes on", template("Worker"), List.of(in("UPDATE_IN_PROGRESS"))),
                Arguments.of("the template is YAML", YAML, List.of(WORKER)),
                Arguments.of("the template is empty", "", List.of(WORKER)),
                Arguments.of("the template is no object", "[\"Resources\"]", List.of(WORKER)),
                Arguments.of("the template has no resources", "{\"Outputs\": {}}", List.of(WORKER)),
                Arguments.of("the template is cut off", "{\"Resources\": {\"Oth", List.of(WORKER)),
                Arguments.of(
                        "its physical id is of unknown form",
                        template("Worker"),
                        List.of(listed("Worker", FUNCTION, OTHER_FORM))),
                Arguments.of(
                        "another function's physical id is of unknown form",
                        template("Other"),
                        List.of(WORKER, listed("Other", FUNCTION, OTHER_FORM))),
                Arguments.of(
                        "its physical id is not told", template("Worker"), List.of(listed("Worker", FUNCTION, ""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("staying")
    void keeps_whatStays(String name, String template, List<Resource> resources) {
        assertThat(StackContent.of(template, resources).keeps(TARGET)).isTrue();
    }

    static Stream<Arguments> leaving() {
        return Stream.of(
                Arguments.of("it was dropped", template("Other"), List.of(WORKER)),
                Arguments.of("it was dropped, as all was", "{\"Resources\": {}}", List.of(WORKER)),
                Arguments.of("it was dropped, and is not listed any more", template("Other"), List.of()),
                Arguments.of(
                        "it was renamed", template("Worker"), List.of(listed("Worker", FUNCTION, "orders-renamed"))),
                Arguments.of(
                        "it was replaced, and the template is YAML",
                        YAML,
                        List.of(listed("Worker", FUNCTION, "orders-1X2Y"))),
                Arguments.of("it has a condition that does not hold", template("Worker"), List.of()),
                Arguments.of("it is deleted", template("Worker"), List.of(in("DELETE_COMPLETE"))),
                Arguments.of("it is left behind", template("Worker"), List.of(in("DELETE_SKIPPED"))),
                Arguments.of(
                        "its alias alone stays",
                        template("Alias"),
                        List.of(WORKER, listed("Alias", "AWS::Lambda::Alias", ARN + ":live"))),
                Arguments.of(
                        "its namesake is something else",
                        template("Stream"),
                        List.of(WORKER, listed("Stream", "AWS::Kinesis::Stream", "orders"))),
                Arguments.of(
                        "what has a physical id of unknown form is dropped too",
                        template("Queue"),
                        List.of(WORKER, listed("Other", FUNCTION, OTHER_FORM))),
                Arguments.of(
                        "what has a physical id of unknown form is of another service",
                        template("Queue"),
                        List.of(WORKER, listed("Queue", "AWS::SQS::Queue", "orders"))),
                Arguments.of(
                        "what stays has an unknown type",
                        template("Other"),
                        List.of(WORKER, listed("Other", "AWS::Lambda::Permission", "orders"))));
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
        assertThat(StackContent.of(template("Worker"), List.of(listed("Worker", FUNCTION, "orders2")))
                        .lists(TARGET))
                .isFalse();
    }

    private static String template(String... logicalIds) {
        return Arrays.stream(logicalIds)
                .map(id -> "\"" + id + "\": {\"Type\": \"any\"}")
                .collect(Collectors.joining(", ", "{\"Resources\": {", "}}"));
    }

    private static Resource in(String status) {
        return new Resource(STACK, "Worker", FUNCTION, "orders", status);
    }

    private static Resource listed(String logicalId, String type, String physicalId) {
        return new Resource(STACK, logicalId, type, physicalId, "UPDATE_COMPLETE");
    }
}

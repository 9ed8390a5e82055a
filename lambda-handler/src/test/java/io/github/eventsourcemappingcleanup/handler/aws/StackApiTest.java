package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.aws.StackApi.Resource;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi.Stack;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers of CloudFormation come to, through the SDK's client: one without what was asked for is none. */
class StackApiTest {
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";

    private final ScriptedAws aws = new ScriptedAws();

    @ParameterizedTest
    @CsvSource({"'', ''", "<ParentId>parent</ParentId><RootId>root</RootId>, root"})
    void stack_hasAStatus_andIfItIsNestedARoot(String nested, String root) {
        answers(
                "DescribeStacks",
                "<Stacks><member><StackId>" + STACK + "</StackId><StackStatus>DELETE_IN_PROGRESS</StackStatus>" + nested
                        + "</member></Stacks>");

        assertThat(aws.stacks.stack(STACK)).isEqualTo(new CallResult.Answered<>(new Stack("DELETE_IN_PROGRESS", root)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Stacks/>",
                "<Stacks><member/></Stacks>",
                "<Stacks><member><StackId>another</StackId><StackStatus>DELETE_IN_PROGRESS</StackStatus></member></Stacks>",
                "<Stacks><member><StackId>" + STACK + "</StackId></member></Stacks>",
                "<Stacks><member><StackStatus>DELETE_IN_PROGRESS</StackStatus></member></Stacks>",
                "<Stacks><member><StackId>" + STACK + "</StackId><StackStatus>DELETE_IN_PROGRESS</StackStatus>"
                        + "<ParentId>parent</ParentId></member></Stacks>"
            })
    void stack_withoutTheStackOrItsRoot_isRetryable(String result) {
        answers("DescribeStacks", result);

        assertThat(aws.stacks.stack(STACK)).isInstanceOf(CallResult.Retryable.class);
    }

    @Test
    void template_isTheProcessedOne_andWithoutOneThereIsNoAnswer() {
        answers("GetTemplate", "<TemplateBody>{}</TemplateBody>");

        assertThat(aws.stacks.template(STACK)).isEqualTo(new CallResult.Answered<>("{}"));

        assertThat(aws.requests.get(0).formField("TemplateStage")).contains("Processed");

        answers("GetTemplate", "<StagesAvailable/>");

        assertThat(aws.stacks.template(STACK)).isInstanceOf(CallResult.Retryable.class);
    }

    @Test
    void resources_areThoseOfAllPages() {
        aws.answers(request -> listed(
                request.formField("NextToken").isEmpty() ? "Orders" : "Queue",
                request.formField("NextToken").isEmpty() ? "<NextToken>next</NextToken>" : ""));

        assertThat(aws.stacks.resources(STACK))
                .isEqualTo(new CallResult.Answered<>(List.of(
                        new Resource(STACK, "Orders", "AWS::Lambda::Function", "", "UPDATE_COMPLETE"),
                        new Resource(STACK, "Queue", "AWS::Lambda::Function", "", "UPDATE_COMPLETE"))));
        assertThat(aws.requests.get(1).formField("NextToken")).contains("next");
    }

    @Test
    void resources_withoutAList_orWithoutOneOnALaterPage_isRetryable() {
        answers("ListStackResources", "<NextToken>next</NextToken>");
        assertThat(aws.stacks.resources(STACK)).isInstanceOf(CallResult.Retryable.class);

        aws.answers(request -> request.formField("NextToken").isEmpty()
                ? listed("Orders", "<NextToken>next</NextToken>")
                : result("ListStackResources", ""));
        assertThat(aws.stacks.resources(STACK)).isInstanceOf(CallResult.Retryable.class);
    }

    /** AWS may answer the first hundred resources of the stack, without the one that was asked. */
    @ParameterizedTest
    @CsvSource({
        "asked CREATE_COMPLETE, true",
        "asked CREATE_IN_PROGRESS, true",
        "asked CREATE_FAILED, true",
        "asked UPDATE_ROLLBACK_COMPLETE, true",
        "asked IMPORT_COMPLETE, true",
        "asked DELETE_IN_PROGRESS, true",
        "asked DELETE_FAILED, true",
        "asked A_STATUS_OF_THE_FUTURE, true",
        "asked DELETE_COMPLETE, false",
        "asked DELETE_SKIPPED, false",
        "other DELETE_COMPLETE + another UPDATE_COMPLETE, true",
        "other DELETE_COMPLETE + another DELETE_COMPLETE, false",
        "other CREATE_COMPLETE + asked DELETE_COMPLETE, false",
        "asked DELETE_COMPLETE + asked CREATE_COMPLETE, true",
    })
    void declaringStack_isTheOneThatHasTheMapping_orIfItIsNotToldOf_anyOfTheOthers(String told, boolean isDeclared) {
        answers(
                "DescribeStackResources",
                resources(Stream.of(told.split(" \\+ "))
                        .map(resource -> resource.split(" "))
                        .map(resource -> resource(resource[0].replace("asked", UUID), resource[1]))
                        .collect(Collectors.joining())));

        assertThat(aws.stacks.declaringStack(UUID))
                .isEqualTo(isDeclared ? new CallResult.Answered<>(STACK) : new CallResult.NotFound<>());
    }

    @Test
    void resourcesWith_aPhysicalId_areTheirStacks() {
        answers("DescribeStackResources", resources(resource(UUID, "CREATE_COMPLETE")));

        assertThat(aws.stacks.resourcesWith(UUID))
                .isEqualTo(new CallResult.Answered<>(
                        List.of(new Resource(STACK, "", "AWS::Lambda::EventSourceMapping", UUID, "CREATE_COMPLETE"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<StackResources/>"})
    void declaringStack_withoutAResource_isRetryable(String result) {
        answers("DescribeStackResources", result);

        assertThat(aws.stacks.resourcesWith(UUID)).isInstanceOf(CallResult.Retryable.class);
        assertThat(aws.stacks.declaringStack(UUID)).isInstanceOf(CallResult.Retryable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html><body>Welcome</body></html>", "<DescribeStacksResponse>"})
    void anAnswerOfSomethingElse_isRetryable(String body) {
        aws.answers("text/xml", body);

        assertThat(aws.stacks.stack(STACK)).isInstanceOf(CallResult.Retryable.class);
        assertThat(aws.stacks.template(STACK)).isInstanceOf(CallResult.Retryable.class);
        assertThat(aws.stacks.resources(STACK)).isInstanceOf(CallResult.Retryable.class);
        assertThat(aws.stacks.declaringStack(UUID)).isInstanceOf(CallResult.Retryable.class);
    }

    @Test
    void anError_hasTheRequestIdOfAws() {
        aws.answers(Reply.of(
                400,
                "text/xml",
                "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error>"
                        + "<RequestId>4d6f</RequestId></ErrorResponse>"));

        assertThat(aws.stacks.stack(STACK)).isEqualTo(new CallResult.Retryable<>("Throttling", "4d6f"));
    }

    private void answers(String action, String result) {
        aws.answers(result(action, result));
    }

    private static Reply result(String action, String result) {
        return Reply.of(
                200,
                "text/xml",
                "<" + action + "Response><" + action + "Result>" + result + "</" + action + "Result></" + action
                        + "Response>");
    }

    private static Reply listed(String logicalId, String nextToken) {
        return result(
                "ListStackResources",
                "<StackResourceSummaries><member><LogicalResourceId>" + logicalId + "</LogicalResourceId>"
                        + "<ResourceType>AWS::Lambda::Function</ResourceType><ResourceStatus>UPDATE_COMPLETE</ResourceStatus>"
                        + "</member></StackResourceSummaries>" + nextToken);
    }

    private static String resources(String members) {
        return "<StackResources>" + members + "</StackResources>";
    }

    private static String resource(String physicalId, String status) {
        return "<member><StackId>" + STACK + "</StackId><PhysicalResourceId>" + physicalId
                + "</PhysicalResourceId><ResourceType>AWS::Lambda::EventSourceMapping</ResourceType><ResourceStatus>"
                + status + "</ResourceStatus></member>";
    }
}

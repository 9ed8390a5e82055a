package io.github.eventsourcemappingcleanup.testbed.aws;

import java.util.List;
import java.util.stream.Collectors;

/** The answers of CloudFormation's query protocol. */
final class StackAnswers {

    private static final String TIME = "2026-09-15T14:00:00.000Z";

    private StackAnswers() {}

    static Reply described(KnownStack stack) {
        return answer(
                Stacks.DESCRIBE_STACKS,
                "<Stacks><member>" + identity(stack) + element("CreationTime", TIME)
                        + element("StackStatus", stack.status()) + element("DisableRollback", "false")
                        + (stack.rootId().isEmpty()
                                ? ""
                                : element("ParentId", stack.parentId()) + element("RootId", stack.rootId()))
                        + "</member></Stacks>");
    }

    static Reply template(String body) {
        return answer(
                Stacks.GET_TEMPLATE,
                element("TemplateBody", body)
                        + "<StagesAvailable><member>Original</member><member>Processed</member></StagesAvailable>");
    }

    /** @param nextToken empty on the last page */
    static Reply listed(List<ListedResource> page, String nextToken) {
        String members = page.stream()
                .map(resource -> member(element("LastUpdatedTimestamp", TIME) + about(resource)))
                .collect(Collectors.joining());
        return answer(
                Stacks.LIST_STACK_RESOURCES,
                "<StackResourceSummaries>" + members + "</StackResourceSummaries>"
                        + (nextToken.isEmpty() ? "" : element("NextToken", nextToken)));
    }

    static Reply described(KnownStack stack, ListedResource resource) {
        return answer(
                Stacks.DESCRIBE_STACK_RESOURCES,
                "<StackResources>" + member(identity(stack) + element("Timestamp", TIME) + about(resource))
                        + "</StackResources>");
    }

    private static String identity(KnownStack stack) {
        return element("StackId", stack.id()) + element("StackName", stack.name());
    }

    private static String about(ListedResource resource) {
        return element("LogicalResourceId", resource.logicalId())
                + element("PhysicalResourceId", resource.physicalId())
                + element("ResourceType", resource.type())
                + element("ResourceStatus", resource.status());
    }

    private static String member(String content) {
        return "<member>" + content + "</member>";
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + Xml.escaped(text) + "</" + name + ">";
    }

    private static Reply answer(String operation, String result) {
        return Reply.of(
                200,
                "text/xml",
                "<" + operation + "Response xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><" + operation
                        + "Result>" + result + "</" + operation + "Result><ResponseMetadata>"
                        + element("RequestId", Answers.requestId(result)) + "</ResponseMetadata></" + operation
                        + "Response>");
    }
}

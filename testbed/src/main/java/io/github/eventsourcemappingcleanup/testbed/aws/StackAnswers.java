package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The answers of CloudFormation's query protocol. */
final class StackAnswers {
    private static final String TIME = "2026-09-15T14:00:00.000Z";

    private StackAnswers() {}

    static Reply described(KnownStack stack) {
        String nesting =
                stack.rootId().isEmpty() ? "" : text("ParentId", stack.parentId()) + text("RootId", stack.rootId());
        return answer(
                Stacks.DESCRIBE_STACKS,
                element(
                        "Stacks",
                        element(
                                "member",
                                identity(stack)
                                        + text("CreationTime", TIME)
                                        + text("StackStatus", stack.status())
                                        + text("DisableRollback", "false")
                                        + nesting)));
    }

    static Reply template(String body) {
        String stages = element("member", "Original") + element("member", "Processed");
        return answer(Stacks.GET_TEMPLATE, text("TemplateBody", body) + element("StagesAvailable", stages));
    }

    /**
     * A page of ListStackResources.
     *
     * @param token empty for the first page
     */
    static Reply page(List<ListedResource> all, String token, int size) {
        int from = token.isEmpty() ? 0 : start(token);
        if (from < 0 || from > all.size()) {
            return CloudFormationErrors.invalid("Invalid NextToken: " + token);
        }
        int to = Math.min(from + size, all.size());
        String members = all.subList(from, to).stream()
                .map(resource -> element("member", text("LastUpdatedTimestamp", TIME) + about(resource)))
                .collect(Collectors.joining());
        return answer(
                Stacks.LIST_STACK_RESOURCES,
                element("StackResourceSummaries", members) + (to < all.size() ? text("NextToken", token(to)) : ""));
    }

    /** Of no use to anyone who looks into it. */
    private static String token(int start) {
        return Base64.getEncoder().encodeToString(String.valueOf(start).getBytes(UTF_8));
    }

    private static int start(String token) {
        try {
            return Integer.parseInt(new String(Base64.getDecoder().decode(token), UTF_8));
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    static Reply described(KnownStack stack, ListedResource resource) {
        return answer(
                Stacks.DESCRIBE_STACK_RESOURCES,
                element(
                        "StackResources",
                        element("member", identity(stack) + text("Timestamp", TIME) + about(resource))));
    }

    private static String identity(KnownStack stack) {
        return text("StackId", stack.id()) + text("StackName", stack.name());
    }

    private static String about(ListedResource resource) {
        return text("LogicalResourceId", resource.logicalId())
                + text("PhysicalResourceId", resource.physicalId())
                + text("ResourceType", resource.type())
                + text("ResourceStatus", resource.status());
    }

    private static Reply answer(String operation, String result) {
        return xml(
                200,
                operation + "Response",
                element(operation + "Result", result)
                        + element("ResponseMetadata", text("RequestId", Answers.requestId(result))));
    }

    static Reply xml(int status, String root, String content) {
        return Reply.of(
                status,
                "text/xml",
                "<" + root + " xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\">" + content + "</" + root
                        + ">");
    }

    static String text(String name, String text) {
        return element(name, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }
}

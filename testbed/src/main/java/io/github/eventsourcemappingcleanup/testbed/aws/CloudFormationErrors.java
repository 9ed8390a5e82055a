package io.github.eventsourcemappingcleanup.testbed.aws;

import static io.github.eventsourcemappingcleanup.testbed.aws.StackAnswers.element;
import static io.github.eventsourcemappingcleanup.testbed.aws.StackAnswers.text;

/** The errors of CloudFormation's query protocol. */
public final class CloudFormationErrors {
    private CloudFormationErrors() {}

    public static Reply doesNotExist(String stack) {
        return invalid("Stack with id " + stack + " does not exist");
    }

    public static Reply accessDenied(String stackId) {
        return accessDenied("cloudformation:DescribeStacks", stackId);
    }

    /** @param action the missing one, as cloudformation:GetTemplate */
    public static Reply accessDenied(String action, String resource) {
        return accessDenied(Answers.PROVIDER, action, resource);
    }

    /** @param principal the ARN of who asks */
    public static Reply accessDenied(String principal, String action, String resource) {
        return error(403, "Sender", "AccessDenied", Answers.notAuthorized(principal, action, resource));
    }

    public static Reply throttling() {
        return error(400, "Sender", "Throttling", "Rate exceeded");
    }

    public static Reply internalFailure() {
        return error(500, "Receiver", "InternalFailure", "An internal error occurred.");
    }

    /** Any other error. */
    public static Reply other(int status, String code) {
        return error(status, "Sender", code, "no");
    }

    public static Reply undeclared(String physicalId) {
        return invalid("Stack for " + physicalId + " does not exist");
    }

    static Reply invalid(String message) {
        return error(400, "Sender", "ValidationError", message);
    }

    private static Reply error(int status, String type, String code, String message) {
        return StackAnswers.xml(
                status,
                "ErrorResponse",
                element("Error", text("Type", type) + text("Code", code) + text("Message", message))
                        + text("RequestId", Answers.requestId(message)));
    }
}

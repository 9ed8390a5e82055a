package io.github.eventsourcemappingcleanup.testbed.aws;

/** The errors of CloudFormation's query protocol. */
public final class CloudFormationErrors {

    private CloudFormationErrors() {}

    public static Fault doesNotExist(String stack) {
        return Fault.refused(unknown(stack));
    }

    public static Fault accessDenied(String stackId) {
        return accessDenied("cloudformation:DescribeStacks", stackId);
    }

    /** @param action the missing one, as cloudformation:GetTemplate */
    public static Fault accessDenied(String action, String resource) {
        return Fault.refused(denied(
                "User: arn:aws:sts::123456789012:assumed-role/provider/provider is not authorized to perform: " + action
                        + " on resource: " + resource + " because no identity-based policy allows the " + action
                        + " action"));
    }

    public static Reply denied(String message) {
        return error(403, "Sender", "AccessDenied", message);
    }

    public static Fault throttling() {
        return Fault.refused(error(400, "Sender", "Throttling", "Rate exceeded"));
    }

    public static Fault internalFailure() {
        return Fault.refused(error(500, "Receiver", "InternalFailure", "An internal error occurred."));
    }

    /** Any other error. */
    public static Fault other(int status, String code) {
        return Fault.refused(error(status, "Sender", code, "no"));
    }

    static Reply unknown(String stack) {
        return invalid("Stack with id " + stack + " does not exist");
    }

    public static Reply undeclared(String physicalId) {
        return invalid("Stack for " + physicalId + " does not exist");
    }

    static Reply invalid(String message) {
        return error(400, "Sender", "ValidationError", message);
    }

    private static Reply error(int status, String type, String code, String message) {
        return Reply.of(
                status,
                "text/xml",
                "<ErrorResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><Error><Type>" + type
                        + "</Type><Code>"
                        + code + "</Code><Message>" + Xml.escaped(message) + "</Message></Error><RequestId>"
                        + Answers.requestId(message)
                        + "</RequestId></ErrorResponse>");
    }
}

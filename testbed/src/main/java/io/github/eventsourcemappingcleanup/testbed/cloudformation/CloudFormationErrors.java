package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.http.Fault;
import io.github.eventsourcemappingcleanup.testbed.http.Reply;
import java.util.UUID;

/** The errors of CloudFormation's query protocol. */
public final class CloudFormationErrors {

    private CloudFormationErrors() {}

    public static Fault doesNotExist(String stack) {
        return Fault.refused(unknown(stack));
    }

    public static Fault accessDenied(String stackId) {
        return Fault.refused(error(
                403,
                "Sender",
                "AccessDenied",
                "User: arn:aws:sts::123456789012:assumed-role/provider/provider is not authorized to perform: cloudformation:DescribeStacks"
                        + " on resource: " + stackId
                        + " because no identity-based policy allows the cloudformation:DescribeStacks action"));
    }

    public static Fault throttling() {
        return Fault.refused(error(400, "Sender", "Throttling", "Rate exceeded"));
    }

    public static Fault internalFailure() {
        return Fault.refused(error(500, "Receiver", "InternalFailure", "An internal error occurred."));
    }

    static Reply unknown(String stack) {
        return error(400, "Sender", "ValidationError", "Stack with id " + stack + " does not exist");
    }

    private static Reply error(int status, String type, String code, String message) {
        return Reply.of(
                status,
                "text/xml",
                "<ErrorResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><Error><Type>" + type
                        + "</Type><Code>"
                        + code + "</Code><Message>" + Xml.escaped(message) + "</Message></Error><RequestId>"
                        + UUID.randomUUID()
                        + "</RequestId></ErrorResponse>");
    }
}

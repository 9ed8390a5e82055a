package io.github.eventsourcemappingcleanup.handler.protocol;

import io.github.eventsourcemappingcleanup.handler.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the event of a custom resource (AWS document crpg-ref-requests). Trusts nothing in it. */
public final class RequestParser {
    private static final Pattern STACK_ID = Pattern.compile("arn:aws[a-z-]*:cloudformation:[^:]+:[^:]+:stack/.+");

    private RequestParser() {}

    public static Parsed parse(byte[] event) {
        return Json.object(event)
                .map(RequestParser::parse)
                .orElseGet(() -> new Parsed.Unanswerable("the event is not a JSON object"));
    }

    private static Parsed parse(Map<?, ?> fields) {
        String url = text(fields, "ResponseURL");
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            return new Parsed.Unanswerable("the event has no ResponseURL: this function answers CloudFormation only");
        }
        ReplyTo replyTo =
                new ReplyTo(url, text(fields, "StackId"), text(fields, "RequestId"), text(fields, "LogicalResourceId"));
        try {
            return new Parsed.Accepted(request(fields, replyTo));
        } catch (InvalidRequest e) {
            return new Parsed.Refused(replyTo, refusal(text(fields, "PhysicalResourceId"), e));
        }
    }

    /** The answer to a request that cannot be acted on. */
    public static Answer refusal(String physicalResourceId, InvalidRequest why) {
        return new Answer.Failed(physicalResourceId, "Nothing was touched: " + why.getMessage());
    }

    private static Request request(Map<?, ?> fields, ReplyTo replyTo) {
        RequestType type = RequestType.of(fields.get("RequestType"))
                .orElseThrow(() -> new InvalidRequest("RequestType must be Create, Update or Delete"));
        if (!STACK_ID.matcher(replyTo.stackId()).matches()) {
            throw new InvalidRequest("StackId must be the ARN of a stack");
        }
        required("RequestId", replyTo.requestId());
        required("LogicalResourceId", replyTo.logicalResourceId());
        String physicalResourceId =
                type == RequestType.CREATE ? "" : required("PhysicalResourceId", text(fields, "PhysicalResourceId"));
        if (!(fields.get("ResourceProperties") instanceof Map<?, ?> properties)) {
            throw new InvalidRequest("ResourceProperties must be an object");
        }
        return new Request(type, replyTo, physicalResourceId, properties);
    }

    private static String required(String name, String value) {
        return Optional.of(value)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new InvalidRequest(name + " must be a text that is not empty"));
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }
}

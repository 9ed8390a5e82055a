package io.github.eventsourcemappingcleanup.handler.customresource;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the event of a custom resource (AWS document crpg-ref-requests). Trusts nothing in it. */
public final class RequestParser {
    private static final Pattern STACK_ID = Pattern.compile("arn:aws[a-z-]*:cloudformation:[^:]+:[^:]+:stack/.+");

    /** What became of an event's bytes. */
    public sealed interface Result {
        record Accepted(Request request) implements Result {}

        /** Not a request to act on, but there is somewhere to say so. */
        record Refused(ResponseTarget responseTarget, Response response) implements Result {}

        /** There is nowhere to send a response to. */
        record Unanswerable(String why) implements Result {}
    }

    private RequestParser() {}

    public static Result parse(byte[] event) {
        try {
            return JSON.std.anyFrom(event) instanceof Map<?, ?> fields ? parse(fields) : noObject();
        } catch (IOException e) {
            return noObject();
        }
    }

    private static Result noObject() {
        return new Result.Unanswerable("the event is not a JSON object");
    }

    private static Result parse(Map<?, ?> fields) {
        String url = text(fields, "ResponseURL");
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            return new Result.Unanswerable("the event has no ResponseURL: this function answers CloudFormation only");
        }
        ResponseTarget responseTarget = new ResponseTarget(
                url, text(fields, "StackId"), text(fields, "RequestId"), text(fields, "LogicalResourceId"));
        try {
            return new Result.Accepted(request(fields, responseTarget));
        } catch (InvalidRequest e) {
            return new Result.Refused(responseTarget, refusal(text(fields, "PhysicalResourceId"), e));
        }
    }

    /** The response to a request that cannot be acted on. */
    public static Response refusal(String physicalResourceId, InvalidRequest why) {
        return new Response.Failed(physicalResourceId, "Nothing was deleted: " + why.getMessage());
    }

    private static Request request(Map<?, ?> fields, ResponseTarget responseTarget) {
        Request.Type type = Request.Type.of(fields.get("RequestType"))
                .orElseThrow(() -> new InvalidRequest("RequestType must be Create, Update or Delete"));
        if (!STACK_ID.matcher(responseTarget.stackId()).matches()) {
            throw new InvalidRequest("StackId must be the ARN of a stack");
        }
        requireText("RequestId", responseTarget.requestId());
        requireText("LogicalResourceId", responseTarget.logicalResourceId());
        if (!(fields.get("ResourceProperties") instanceof Map<?, ?> properties)) {
            throw new InvalidRequest("ResourceProperties must be an object");
        }
        return new Request(type, responseTarget, physicalResourceId(type, fields), properties);
    }

    /** LocalStack sends a Delete without one. */
    private static String physicalResourceId(Request.Type type, Map<?, ?> fields) {
        Object value = fields.get("PhysicalResourceId");
        if (type == Request.Type.CREATE || value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            throw new InvalidRequest("PhysicalResourceId must be a string");
        }
        return text;
    }

    private static void requireText(String name, String value) {
        if (value.isEmpty()) {
            throw new InvalidRequest(name + " must be a string that is not empty");
        }
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }
}

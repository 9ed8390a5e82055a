package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The errors of the mapping operations with their bodies: {@code Message} for NotFound, InUse, Service and
 * AccessDenied, {@code message} for the others (API model; LocalStack snapshots of 2025; stackd captures of 2026). The
 * code is the bare x-amzn-errortype header.
 */
public final class LambdaErrors {

    private LambdaErrors() {}

    public static Fault resourceNotFound() {
        return Fault.refused(notFound());
    }

    /** The text is quoted in cdkd PR 752 and amazon-chime-sdk-js issue 610. */
    public static Fault resourceInUse() {
        return Fault.refused(inUse());
    }

    public static Fault resourceConflict(String message) {
        return Fault.refused(conflict(message));
    }

    public static Fault invalidParameterValue(String message) {
        return Fault.refused(invalid(message));
    }

    public static Fault tooManyRequests(Duration retryAfter) {
        return Fault.refused(throttled(retryAfter));
    }

    public static Fault service() {
        return Fault.refused(error(
                500,
                "ServiceException",
                body("Service", "Message", "An error occurred and the request cannot be processed.")));
    }

    /** @param action the missing one, as lambda:DeleteEventSourceMapping */
    public static Fault accessDenied(String action, String resource) {
        String message = "User: arn:aws:sts::123456789012:assumed-role/provider/provider is not authorized to perform: "
                + action + " on resource: " + resource + " because no identity-based policy allows the " + action
                + " action";
        return Fault.refused(denied(message));
    }

    /** Any other error. */
    public static Fault other(int status, String code) {
        return Fault.refused(error(status, code, body("User", "message", "no")));
    }

    public static Reply denied(String message) {
        return error(403, "AccessDeniedException", Map.of("Message", message));
    }

    /** An error that looks like success: what a List answers to a marker that it does not know, or no longer. */
    public static Fault unknownMarker() {
        return Fault.refused(Answers.page(List.of(), null));
    }

    static Reply notFound() {
        return error(
                404,
                "ResourceNotFoundException",
                body("User", "Message", "The resource you requested does not exist."));
    }

    static Reply inUse() {
        return error(
                400,
                "ResourceInUseException",
                body("User", "Message", "Cannot delete the event source mapping because it is in use."));
    }

    static Reply conflict(String message) {
        return error(409, "ResourceConflictException", body("User", "message", message));
    }

    static Reply invalid(String message) {
        return error(400, "InvalidParameterValueException", body("User", "message", message));
    }

    static Reply throttled(Duration retryAfter) {
        Map<String, Object> body = body("User", "message", "Rate exceeded");
        body.put("Reason", "CallerRateLimitExceeded");
        return error(429, "TooManyRequestsException", body).with("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }

    private static Map<String, Object> body(String type, String field, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Type", type);
        body.put(field, message);
        return body;
    }

    private static Reply error(int status, String code, Map<String, Object> body) {
        return Answers.json(status, Answers.written(body)).with("x-amzn-errortype", code);
    }
}

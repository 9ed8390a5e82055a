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

    public static Reply resourceNotFound() {
        return error(
                404,
                "ResourceNotFoundException",
                body("User", "Message", "The resource you requested does not exist."));
    }

    /** The text is quoted in cdkd PR 752 and amazon-chime-sdk-js issue 610. */
    public static Reply resourceInUse() {
        return error(
                400,
                "ResourceInUseException",
                body("User", "Message", "Cannot delete the event source mapping because it is in use."));
    }

    public static Reply resourceConflict(String message) {
        return error(409, "ResourceConflictException", body("User", "message", message));
    }

    public static Reply invalidParameterValue(String message) {
        return error(400, "InvalidParameterValueException", body("User", "message", message));
    }

    public static Reply tooManyRequests(Duration retryAfter) {
        Map<String, Object> body = body("User", "message", "Rate exceeded");
        body.put("Reason", "CallerRateLimitExceeded");
        Reply reply = error(429, "TooManyRequestsException", body);
        return reply.with("Retry-After", String.valueOf(retryAfter.toSeconds()));
    }

    public static Reply service() {
        return error(
                500,
                "ServiceException",
                body("Service", "Message", "An error occurred and the request cannot be processed."));
    }

    /** @param action the missing one, as lambda:DeleteEventSourceMapping */
    public static Reply accessDenied(String action, String resource) {
        return accessDenied(Answers.PROVIDER, action, resource);
    }

    /** @param principal the ARN of who asks */
    public static Reply accessDenied(String principal, String action, String resource) {
        return error(
                403, "AccessDeniedException", Map.of("Message", Answers.notAuthorized(principal, action, resource)));
    }

    /** Any other error. */
    public static Reply other(int status, String code) {
        return error(status, code, body("User", "message", "no"));
    }

    /** An error that looks like success: what a List answers to a marker that it does not know, or no longer. */
    public static Reply unknownMarker() {
        return Answers.page(List.of(), null);
    }

    private static Map<String, Object> body(String type, String field, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Type", type);
        body.put(field, message);
        return body;
    }

    private static Reply error(int status, String code, Map<String, Object> body) {
        return Answers.json(status, Json.written(body)).with("x-amzn-errortype", code);
    }
}

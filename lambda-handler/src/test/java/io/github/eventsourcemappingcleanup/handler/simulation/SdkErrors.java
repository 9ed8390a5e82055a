package io.github.eventsourcemappingcleanup.handler.simulation;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The SDK's exceptions as it makes them of real answers: code, text, status and headers. Without a stack trace: it is dear. */
public final class SdkErrors {
    private SdkErrors() {}

    public static SdkException of(Fault fault, Operation operation) {
        return switch (fault) {
            case NO_CONNECTION, ANSWER_LOST -> noAnswer();
            case HANGING -> timedOut();
            default -> operation.isOfLambda() ? ofLambda(fault) : ofCloudFormation(fault);
        };
    }

    /** @param arn as the API says it */
    static SdkException noSuchStack(String arn) {
        return cloudFormation("ValidationError", "Stack with id " + arn + " does not exist", 400);
    }

    public static SdkException undeclared(String physicalId) {
        return cloudFormation("ValidationError", "Stack for " + physicalId + " does not exist", 400);
    }

    private static SdkException ofLambda(Fault fault) {
        return switch (fault) {
            case IN_USE ->
                lambda(
                        ResourceInUseException.builder(),
                        "ResourceInUseException",
                        "Cannot delete the event source mapping because it is in use.",
                        400);
            case CONFLICT ->
                lambda(
                        ResourceConflictException.builder(),
                        "ResourceConflictException",
                        "Another operation is in progress.",
                        409);
            case THROTTLED -> throttled("1");
            case THROTTLED_WITHOUT_A_WORD -> throttled("");
            case SERVICE -> lambda(ServiceException.builder(), "ServiceException", "An error occurred.", 500);
            case INVALID -> lambda(LambdaException.builder(), "InvalidParameterValueException", "This one can't.", 400);
            case NOT_FOUND ->
                lambda(
                        ResourceNotFoundException.builder(),
                        "ResourceNotFoundException",
                        "The resource you requested does not exist.",
                        404);
            case DENIED ->
                lambda(LambdaException.builder(), "AccessDeniedException", "The role is not authorized.", 403);
            case EXPIRED_TOKEN ->
                lambda(LambdaException.builder(), "ExpiredTokenException", "The token has expired.", 403);
            case BARE_404 -> lambda(LambdaException.builder(), "", "", 404);
            default -> lambda(LambdaException.builder(), "", "", 502);
        };
    }

    private static SdkException ofCloudFormation(Fault fault) {
        return switch (fault) {
            case THROTTLED, THROTTLED_WITHOUT_A_WORD -> cloudFormation("Throttling", "Rate exceeded", 400);
            case INVALID -> cloudFormation("ValidationError", "1 validation error detected", 400);
            case DENIED -> cloudFormation("AccessDenied", "The role is not authorized.", 403);
            case EXPIRED_TOKEN -> cloudFormation("ExpiredToken", "The token has expired.", 403);
            case BARE_404 -> cloudFormation("", "", 404);
            default -> cloudFormation("InternalFailure", "An error occurred.", 500);
        };
    }

    private static SdkException throttled(String retryAfter) {
        return build(TooManyRequestsException.builder(), "TooManyRequestsException", "Rate exceeded", 429, retryAfter);
    }

    private static SdkException lambda(AwsServiceException.Builder builder, String code, String message, int status) {
        return build(builder, code, message, status, "");
    }

    private static SdkException cloudFormation(String code, String message, int status) {
        return build(CloudFormationException.builder(), code, message, status, "");
    }

    private static SdkException build(
            AwsServiceException.Builder builder, String code, String message, int status, String retryAfter) {
        SdkHttpResponse.Builder response = SdkHttpResponse.builder();
        response.statusCode(status);
        if (!retryAfter.isEmpty()) {
            response.putHeader("Retry-After", retryAfter);
        }
        AwsErrorDetails details = AwsErrorDetails.builder()
                .errorCode(code.isEmpty() ? null : code)
                .errorMessage(message.isEmpty() ? null : message)
                .sdkHttpResponse(response.build())
                .build();
        builder.awsErrorDetails(details).statusCode(status).message(message);
        builder.writableStackTrace(false);
        return builder.build();
    }

    private static SdkException noAnswer() {
        return SdkClientException.builder()
                .message("Unable to execute HTTP request: Connection reset")
                .writableStackTrace(false)
                .build();
    }

    private static SdkException timedOut() {
        return ApiCallTimeoutException.builder()
                .message("Client execution did not complete before the specified timeout configuration")
                .writableStackTrace(false)
                .build();
    }
}

package io.github.eventsourcemappingcleanup.handler.aws;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What each error of a call means.
 *
 * <table>
 * <caption>Error code and result</caption>
 * <tr><td>ResourceNotFoundException, ValidationError that ends in "does not exist"</td><td>not found</td></tr>
 * <tr><td>ResourceInUseException, ResourceConflictException, TooManyRequestsException, ServiceException</td><td>retryable</td></tr>
 * <tr><td>InvalidParameterValueException, ValidationException</td><td>rejected</td></tr>
 * <tr><td>AccessDeniedException, AccessDenied</td><td>access denied</td></tr>
 * <tr><td>any other code, a status without a code, no answer at all</td><td>retryable</td></tr>
 * </table>
 *
 * <p>It goes by the code: a 404 without one may come from anything on the way. CloudFormation has one code for what it
 * does not know and for what it does not understand, so there the text decides. The text is kept for codes of this table
 * only, since other errors may quote the signed request.
 */
final class ErrorClassifier {
    private static final Set<String> NOT_FOUND = Set.of("ResourceNotFoundException");
    private static final Set<String> RETRYABLE = Set.of(
            "ResourceInUseException", "ResourceConflictException", "TooManyRequestsException", "ServiceException");
    private static final Set<String> REJECTED = Set.of("InvalidParameterValueException", "ValidationException");
    private static final Set<String> ACCESS_DENIED = Set.of("AccessDeniedException", "AccessDenied");
    private static final int LONGEST_WHY = 300;

    private ErrorClassifier() {}

    static <T> CallResult<T> classify(String action, SdkException error) {
        if (!(error instanceof AwsServiceException service)) {
            return new CallResult.Retryable<>("no answer to " + action + ": " + rootOf(error));
        }
        String code = code(service);
        String requestId = Optional.ofNullable(service.requestId()).orElse("");
        if (NOT_FOUND.contains(code) || isUnknownToCloudFormation(code, service)) {
            return new CallResult.NotFound<>();
        }
        if (REJECTED.contains(code)) {
            return new CallResult.Rejected<>(why(code, service), requestId);
        }
        if (ACCESS_DENIED.contains(code)) {
            return new CallResult.AccessDenied<>(action, why(code, service), requestId);
        }
        String why = RETRYABLE.contains(code) ? why(code, service) : codeOrStatus(code, service);
        return new CallResult.Retryable<>(why, requestId);
    }

    /** The error's code, or the empty text. */
    private static String code(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static boolean isUnknownToCloudFormation(String code, AwsServiceException error) {
        return code.equals("ValidationError")
                && String.valueOf(error.awsErrorDetails().errorMessage()).endsWith("does not exist");
    }

    private static String why(String code, AwsServiceException error) {
        String message = error.awsErrorDetails().errorMessage();
        String why = message == null || message.isEmpty() ? code : code + ": " + message;
        return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY) + "…";
    }

    private static String codeOrStatus(String code, AwsServiceException error) {
        return code.isEmpty() ? "HTTP status " + error.statusCode() : code;
    }

    private static String rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}

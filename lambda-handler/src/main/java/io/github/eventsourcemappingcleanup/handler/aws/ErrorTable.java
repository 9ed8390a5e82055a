package io.github.eventsourcemappingcleanup.handler.aws;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What each error of a call means.
 *
 * <table>
 * <caption>Error code and meaning</caption>
 * <tr><td>ResourceNotFoundException, ValidationError that ends in "does not exist"</td><td>gone</td></tr>
 * <tr><td>ResourceInUseException, ResourceConflictException, TooManyRequestsException, ServiceException</td><td>not yet</td></tr>
 * <tr><td>InvalidParameterValueException, ValidationException</td><td>refused</td></tr>
 * <tr><td>AccessDeniedException, AccessDenied</td><td>denied</td></tr>
 * <tr><td>any other code, a status without a code, no answer at all</td><td>not yet</td></tr>
 * </table>
 *
 * <p>It goes by the code: a 404 without one may come from anything on the way. CloudFormation has one code for what it
 * does not know and for what it does not understand, so there the text decides. The text is kept for codes of this table
 * only, since other errors may quote the signed request.
 */
final class ErrorTable {
    private static final Set<String> GONE = Set.of("ResourceNotFoundException");
    private static final Set<String> NOT_YET = Set.of(
            "ResourceInUseException", "ResourceConflictException", "TooManyRequestsException", "ServiceException");
    private static final Set<String> REFUSED = Set.of("InvalidParameterValueException", "ValidationException");
    private static final Set<String> DENIED = Set.of("AccessDeniedException", "AccessDenied");
    private static final int LONGEST_WHY = 300;

    private ErrorTable() {}

    static <T> Outcome<T> meaning(String action, SdkException error) {
        if (!(error instanceof AwsServiceException service)) {
            return new Outcome.NotYet<>("no answer to " + action + ": " + rootOf(error));
        }
        String code = code(service);
        if (GONE.contains(code) || isNotKnown(code, service)) {
            return new Outcome.Gone<>();
        }
        if (REFUSED.contains(code)) {
            return new Outcome.Refused<>(why(code, service));
        }
        if (DENIED.contains(code)) {
            return new Outcome.Denied<>(action, why(code, service));
        }
        return new Outcome.NotYet<>(NOT_YET.contains(code) ? why(code, service) : unknown(code, service));
    }

    /** The error's code, or the empty text. */
    private static String code(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static boolean isNotKnown(String code, AwsServiceException error) {
        return code.equals("ValidationError")
                && String.valueOf(error.awsErrorDetails().errorMessage()).endsWith("does not exist");
    }

    private static String why(String code, AwsServiceException error) {
        String message = error.awsErrorDetails().errorMessage();
        String why = message == null || message.isEmpty() ? code : code + ": " + message;
        return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY) + "…";
    }

    private static String unknown(String code, AwsServiceException error) {
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

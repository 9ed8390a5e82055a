package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class ErrorClassifierTest {
    /** CloudFormation's ValidationError goes by the text. */
    @ParameterizedTest
    @CsvSource({
        "ResourceNotFoundException, 404, text, NotFound",
        "ResourceInUseException, 400, text, Retryable",
        "ResourceConflictException, 409, text, Retryable",
        "TooManyRequestsException, 429, text, Retryable",
        "ServiceException, 500, text, Retryable",
        "InvalidParameterValueException, 400, text, Rejected",
        "ValidationException, 400, text, Rejected",
        "AccessDeniedException, 403, text, AccessDenied",
        "AccessDenied, 403, text, AccessDenied",
        "ExpiredTokenException, 403, text, Retryable",
        "Throttling, 400, text, Retryable",
        ", 404, text, Retryable",
        ", 503, text, Retryable",
        "ValidationError, 400, text, Retryable",
        "ValidationError, 400, Stack for 0f3e does not exist, NotFound",
        "ValidationError, 400, Stack with id Orders does not exist, NotFound",
        "ValidationError, 400, Stack does not exist in this Region, Retryable",
        "InternalFailure, 500, Stack for 0f3e does not exist, Retryable",
    })
    void classify_goesByTheCode(String code, int status, String message, String expected) {
        CallResult<String> result = ErrorClassifier.classify("lambda:Do", error(code, status, message));

        assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
    }

    /** Another error may quote the request. */
    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, no right, the provider's role lacks lambda:Do (AccessDeniedException: no right)",
        "InvalidSignatureException, x-amz-security-token:secret, InvalidSignatureException",
    })
    void classify_namesTheMissingAction_andOfAnErrorThatIsNotKnownItsCodeOnly(String code, String message, String why) {
        CallResult<String> result = ErrorClassifier.classify("lambda:Do", error(code, 403, message));

        assertThat(result.why()).isEqualTo(why);
    }

    @Test
    void classify_ofNoAnswer_isRetryable_andNamesTheRootOnly() {
        SdkClientException error = SdkClientException.create("to http://secret", new ConnectException("http://secret"));

        CallResult<String> result = ErrorClassifier.classify("lambda:Do", error);

        assertThat(result).isEqualTo(new CallResult.Retryable<>("no answer to lambda:Do: ConnectException"));
    }

    @Test
    void classify_ofALongText_isCut() {
        CallResult<String> result =
                ErrorClassifier.classify("lambda:Do", error("ServiceException", 500, "x".repeat(10_000)));

        assertThat(result.why()).hasSizeLessThan(400).startsWith("ServiceException: xxx");
    }

    private static AwsServiceException error(String code, int status, String message) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}

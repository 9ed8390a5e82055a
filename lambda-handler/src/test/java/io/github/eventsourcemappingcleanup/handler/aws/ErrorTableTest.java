package io.github.eventsourcemappingcleanup.handler.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class ErrorTableTest {
    @ParameterizedTest
    @CsvSource({
        "ResourceNotFoundException, 404, Gone",
        "ResourceInUseException, 400, NotYet",
        "ResourceConflictException, 409, NotYet",
        "TooManyRequestsException, 429, NotYet",
        "ServiceException, 500, NotYet",
        "InvalidParameterValueException, 400, Refused",
        "ValidationException, 400, Refused",
        "AccessDeniedException, 403, Denied",
        "AccessDenied, 403, Denied",
        "ExpiredTokenException, 403, NotYet",
        "Throttling, 400, NotYet",
        "ValidationError, 400, NotYet",
        ", 404, NotYet",
        ", 503, NotYet",
    })
    void meaning_goesByTheCode(String code, int status, String meaning) {
        Outcome<String> outcome = ErrorTable.meaning("lambda:Do", error(code, status, "text"));

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "ValidationError, Stack for 0f3e does not exist, Gone",
        "ValidationError, Stack with id Orders does not exist, Gone",
        "ValidationError, Stack does not exist in this Region, NotYet",
        "InternalFailure, Stack for 0f3e does not exist, NotYet",
    })
    void meaning_ofCloudFormationsValidationError_goesByTheText(String code, String message, String meaning) {
        Outcome<String> outcome = ErrorTable.meaning("cloudformation:Do", error(code, 400, message));

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(meaning);
    }

    @Test
    void meaning_ofADenial_namesTheMissingAction() {
        Outcome<String> outcome =
                ErrorTable.meaning("lambda:Do", error("AccessDeniedException", 403, "not authorized"));

        assertThat(outcome.why())
                .isEqualTo("the provider's role lacks lambda:Do (AccessDeniedException: not authorized)");
    }

    @Test
    void meaning_ofNoAnswer_isNotYet_andNamesTheRootOnly() {
        SdkClientException error = SdkClientException.create("to http://secret", new ConnectException("http://secret"));

        Outcome<String> outcome = ErrorTable.meaning("lambda:Do", error);

        assertThat(outcome).isEqualTo(new Outcome.NotYet<>("no answer to lambda:Do: ConnectException"));
    }

    @Test
    void meaning_ofAnErrorThatMayQuoteTheRequest_keepsItsCodeOnly() {
        Outcome<String> outcome =
                ErrorTable.meaning("lambda:Do", error("InvalidSignatureException", 403, "x-amz-security-token:secret"));

        assertThat(outcome).isEqualTo(new Outcome.NotYet<>("InvalidSignatureException"));
    }

    @Test
    void meaning_ofALongText_isCut() {
        Outcome<String> outcome = ErrorTable.meaning("lambda:Do", error("ServiceException", 500, "x".repeat(10_000)));

        assertThat(outcome.why()).hasSizeLessThan(400).startsWith("ServiceException: xxx");
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

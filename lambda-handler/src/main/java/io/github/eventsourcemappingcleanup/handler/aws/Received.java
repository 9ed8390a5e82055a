package io.github.eventsourcemappingcleanup.handler.aws;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** An answer, whole. */
record Received(SdkHttpResponse head, byte[] body) {
    boolean isSuccess() {
        return head.isSuccessful();
    }

    /** What the SDK's own clients throw of it. */
    AwsServiceException error(Optional<String> code, Optional<String> message) {
        AwsErrorDetails.Builder details = AwsErrorDetails.builder().sdkHttpResponse(head);
        code.ifPresent(details::errorCode);
        message.ifPresent(details::errorMessage);
        return AwsServiceException.builder()
                .awsErrorDetails(details.build())
                .statusCode(head.statusCode())
                .build();
    }
}

package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import java.util.UUID;

/** The errors that S3 answers a presigned PUT with (S3 API reference, "Error responses"). */
public final class S3Errors {

    private S3Errors() {}

    /** What an expired URL is answered. */
    public static Fault expired() {
        return error(403, "AccessDenied", "Request has expired");
    }

    public static Fault slowDown() {
        return error(503, "SlowDown", "Please reduce your request rate.");
    }

    static Reply signatureDoesNotMatch() {
        return error(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
    }

    static Reply missingContentLength() {
        return error(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }

    private static Reply error(int status, String code, String message) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message><RequestId>" + UUID.randomUUID() + "</RequestId></Error>";
        return Reply.of(status, "application/xml", body);
    }
}

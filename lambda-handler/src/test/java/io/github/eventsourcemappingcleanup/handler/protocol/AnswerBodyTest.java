package io.github.eventsourcemappingcleanup.handler.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AnswerBodyTest {
    private static final ReplyTo REPLY_TO = new ReplyTo("https://x", "stack/ä", "request", "Cleanup");

    @Test
    void of_success_echoesWhatWasSent() throws IOException {
        assertThat(JSON.std.mapFrom(AnswerBody.of(new Answer.Succeeded("id"), REPLY_TO)))
                .isEqualTo(Map.of(
                        "Status", "SUCCESS",
                        "PhysicalResourceId", "id",
                        "StackId", "stack/ä",
                        "RequestId", "request",
                        "LogicalResourceId", "Cleanup"));
    }

    @Test
    void of_aShortReason_keepsItWhole() throws IOException {
        String reason = "quotes \" and \\ and \n control \u0001 and non-ASCII \uD83D\uDE00 ü";

        assertThat(fieldsOf(reason)).containsEntry("Status", "FAILED").containsEntry("Reason", reason);
    }

    @Property(tries = 200)
    void of_aReasonOfAnyLengthAndAnyText_isValidJsonWithinTheLimit(@ForAll("reasons") String reason)
            throws IOException {
        byte[] body = AnswerBody.of(new Answer.Failed("id", reason), REPLY_TO);

        assertThat(body.length).isLessThanOrEqualTo(AnswerBody.MOST_BYTES);
        String kept = (String) JSON.std.mapFrom(body).get("Reason");
        String sent = reason.replaceAll("\\p{Cs}", "\uFFFD");
        if (kept.endsWith("… (cut)")) {
            assertThat(sent).startsWith(kept.substring(0, kept.length() - "… (cut)".length()));
            assertThat(body.length).as("no more is cut than need be").isGreaterThan(AnswerBody.MOST_BYTES - 12);
        } else {
            assertThat(kept).isEqualTo(sent);
        }
    }

    @Provide
    static Arbitrary<String> reasons() {
        Arbitrary<Character> characters = Arbitraries.oneOf(
                Arbitraries.chars().ascii(),
                Arbitraries.chars().all(),
                Arbitraries.of('"', '\\', '\n', '\u0000', '\u001f', 'ü', '€', '\uD83D', '\uDE00'));
        return characters.list().ofMinSize(1).ofMaxSize(6000).map(list -> {
            StringBuilder text = new StringBuilder();
            list.forEach(text::append);
            return text.toString();
        });
    }

    private static Map<String, Object> fieldsOf(String reason) throws IOException {
        return JSON.std.mapFrom(AnswerBody.of(new Answer.Failed("id", reason), REPLY_TO));
    }
}

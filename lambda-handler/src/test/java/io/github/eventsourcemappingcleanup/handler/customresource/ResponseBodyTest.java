package io.github.eventsourcemappingcleanup.handler.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseBodyTest {
    private static final ResponseTarget RESPONSE_TARGET =
            new ResponseTarget("https://x", "stack/ä", "request", "Cleanup");
    private static final String SPECIAL = "\"\\\n\u0000\u001fü€\uD83D\uDE00";

    @Test
    void of_success_echoesWhatWasSent() throws IOException {
        assertThat(JSON.std.mapFrom(ResponseBody.of(new Response.Succeeded("id"), RESPONSE_TARGET)))
                .isEqualTo(Map.of(
                        "Status", "SUCCESS",
                        "PhysicalResourceId", "id",
                        "StackId", "stack/ä",
                        "RequestId", "request",
                        "LogicalResourceId", "Cleanup"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_aReasonOfAnyLengthAndAnyText_isValidJsonWithinTheLimit(long seed) throws IOException {
        String reason = reason(new Random(seed));

        byte[] body = ResponseBody.of(new Response.Failed("id", reason), RESPONSE_TARGET);

        assertThat(body.length).isLessThanOrEqualTo(ResponseBody.MOST_BYTES);
        Map<String, Object> fields = JSON.std.mapFrom(body);
        assertThat(fields).containsEntry("Status", "FAILED");
        String kept = (String) fields.get("Reason");
        String sent = reason.replaceAll("\\p{Cs}", "\uFFFD");
        if (kept.endsWith("… (cut)")) {
            assertThat(sent).startsWith(kept.substring(0, kept.length() - "… (cut)".length()));
            assertThat(body.length).as("no more is cut than need be").isGreaterThan(ResponseBody.MOST_BYTES - 12);
        } else {
            assertThat(kept).isEqualTo(sent);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Mostly of one kind of character, so that the limit is met by single bytes, by several, and by escapes. */
    private static String reason(Random random) {
        int kind = random.nextInt(3);
        StringBuilder reason = new StringBuilder();
        for (int left = 1 + random.nextInt(6000); left > 0; left--) {
            reason.append(character(random.nextInt(10) == 0 ? random.nextInt(3) : kind, random));
        }
        return reason.toString();
    }

    private static char character(int kind, Random random) {
        return switch (kind) {
            case 0 -> (char) random.nextInt(128);
            case 1 -> (char) random.nextInt(Character.MAX_VALUE + 1);
            default -> SPECIAL.charAt(random.nextInt(SPECIAL.length()));
        };
    }
}

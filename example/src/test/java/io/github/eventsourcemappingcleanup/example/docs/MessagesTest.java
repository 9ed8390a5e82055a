package io.github.eventsourcemappingcleanup.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page about failures and the code say the same: every text of two words or more in the sources of the construct and of
 * the handler is a message that the page quotes, and whatever it quotes is such a text.
 */
class MessagesTest {
    private static final Page PAGE = Page.named("docs/when-it-fails.md");
    private static final Set<String> TEXTS = SourceTexts.in("src/main/java", "lambda-handler/src/main/java");

    /** Nobody reads these when something fails. */
    private static final Set<String> NO_MESSAGES = Set.of(
            "Removes event source mappings when the stack is torn down",
            "The UUIDs of mappings are not known before the teardown, and IAM has no resource for listing them and none for"
                    + " asking which stack declares one.",
            "neither http nor https",
            "Basic …",
            "Every Java platform has SHA-256",
            "every Java platform has SHA-256");

    private static final Pattern TWO_WORDS = Pattern.compile("(?s).*\\p{L}\\S* \\S*\\p{L}.*");

    private static final Pattern FILLED_IN = Pattern.compile("…");

    @Test
    void everyMessageOfTheCodeIsOnThePage() {
        String page = plain(PAGE.text());

        assertThat(TEXTS)
                .filteredOn(text -> !NO_MESSAGES.contains(text))
                .flatExtracting(MessagesTest::parts)
                .filteredOn(part -> TWO_WORDS.matcher(part).matches())
                .hasSizeGreaterThan(70)
                .allMatch(page::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"| message | do |", "| message | means |"})
    void everyMessageOnThePageIsOfTheCode(String header) {
        String code = plain(String.join("\n", TEXTS));

        assertThat(PAGE.rows(header))
                .hasSizeGreaterThan(5)
                .flatExtracting(row -> Page.inlineCode(row.get(0)))
                .flatExtracting(MessagesTest::parts)
                .allMatch(code::contains);
    }

    @Test
    void whatIsNoMessageIsStillSomewhere() {
        assertThat(TEXTS).containsAll(NO_MESSAGES);
    }

    /** Without what is filled in. */
    private static List<String> parts(String message) {
        return FILLED_IN.splitAsStream(plain(message)).map(String::strip).toList();
    }

    private static String plain(String text) {
        return text.replace("`", "").replaceAll("\\s+", " ");
    }
}

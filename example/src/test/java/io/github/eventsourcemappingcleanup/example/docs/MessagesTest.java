package io.github.eventsourcemappingcleanup.example.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Every text of two words or more in the construct and the handler is a message that the page about failures has. */
class MessagesTest {
    /** Nobody reads these when something fails. */
    private static final Set<String> NO_MESSAGES = Set.of(
            "Deletes event source mappings when the stack is deleted",
            "The UUIDs of mappings are not known before the teardown, and IAM has no resource for listing them and none for"
                    + " asking which stack declares one.",
            "neither http nor https",
            "Every Java platform has SHA-256",
            "every Java platform has SHA-256");

    private static final Pattern FILLED_IN = Pattern.compile("%[,.0-9]*[sdf]");
    private static final Pattern TWO_WORDS = Pattern.compile("(?s).*\\p{L}\\S* \\S*\\p{L}.*");

    @Test
    void everyMessageOfTheCodeIsOnThePage() throws IOException {
        String page = plain(Page.named("docs/troubleshooting.md").text());

        assertThat(literals("src/main/java", "lambda-handler/src/main/java"))
                .containsAll(NO_MESSAGES)
                .filteredOn(text -> !NO_MESSAGES.contains(text))
                .flatExtracting(text ->
                        FILLED_IN.splitAsStream(plain(text)).map(String::strip).toList())
                .filteredOn(part -> TWO_WORDS.matcher(part).matches())
                .hasSizeGreaterThan(70)
                .allMatch(page::contains);
    }

    private static String plain(String text) {
        return text.replace("`", "").replaceAll("\\s+", " ");
    }

    private static Set<String> literals(String... folders) throws IOException {
        Set<String> literals = new TreeSet<>();
        TreeScanner<Void, Void> scanner = new TreeScanner<>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (literal.getValue() instanceof String text) {
                    literals.add(text);
                }
                return null;
            }
        };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(JavaFiles.in(folders)));
            scanner.scan(task.parse(), null);
        }
        return literals;
    }
}

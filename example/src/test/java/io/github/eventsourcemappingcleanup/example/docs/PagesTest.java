package io.github.eventsourcemappingcleanup.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page. */
class PagesTest {
    private static final Pattern TEST = Pattern.compile("(\\w+Test|(?=#))((?:#[\\w*…]+)?)");

    static List<Page> pages() {
        return Page.all();
    }

    /** So a new kind of block needs a proof before it can be written. */
    @Test
    void everyBlockIsOfAKindThatATestProves() {
        assertThat(Page.allBlocks(block -> true))
                .isNotEmpty()
                .allMatch(block -> block.isShell()
                        || block.isDiagram()
                        || Set.of("java", "xml", "kotlin").contains(block.language()));
    }

    @Test
    void foldersOfTheDiagramsAreThere() {
        assertThat(Page.allBlocks(Block::isDiagram))
                .isNotEmpty()
                .allSatisfy(block -> assertThat(block.folders())
                        .isNotEmpty()
                        .allMatch(path -> Files.exists(Page.CHECKOUT.resolve(path))));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndToAHeadingOfIt(Page page) {
        assertThat(page.links())
                .filteredOn(link -> !link.startsWith("https://"))
                .allSatisfy(link -> {
                    String[] parts = link.split("#", 2);
                    Path target = parts[0].isEmpty()
                            ? page.file()
                            : page.file().resolveSibling(parts[0]).normalize();
                    assertThat(target).exists();
                    if (parts.length == 2) {
                        assertThat(new Page(target).anchors()).contains(parts[1]);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyTestThatIsNamedExists(Page page) {
        assertThat(namedTests(page)).allMatch(JavaFiles::hasTest);
    }

    /** That the test above can fail. */
    @Test
    void testThatDoesNotExistIsFoundOut() {
        assertThat(JavaFiles.hasTest("PagesTest#testThatDoesNot*")).isTrue();
        assertThat(JavaFiles.hasTest("PagesTest#testThatDid*")).isFalse();
        assertThat(JavaFiles.hasTest("NoTest")).isFalse();
        assertThat(namedTests(Page.named("docs/dev/faults.md"))).hasSizeGreaterThan(70);
    }

    /** A method that is named alone is one of the class that was named last. */
    private static List<String> namedTests(Page page) {
        List<String> named = new ArrayList<>();
        String lastClass = "";
        for (String code : page.inlineCode()) {
            Matcher test = TEST.matcher(code);
            if (test.matches()) {
                lastClass = test.group(1).isEmpty() ? lastClass : test.group(1);
                named.add(lastClass + test.group(2));
            }
        }
        return named;
    }
}

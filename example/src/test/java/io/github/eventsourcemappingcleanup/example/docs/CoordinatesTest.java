package io.github.eventsourcemappingcleanup.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a reader copies into a pom is what the library is built as. */
class CoordinatesTest {
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>\\s*<groupId>(.*?)</groupId>\\s*"
            + "<artifactId>(.*?)</artifactId>\\s*<version>(.*?)</version>\\s*</dependency>\\s*");

    private final String library = Page.named("src/pom.xml").text();
    private final String parent = element("parent", library);
    private final List<String> coordinates = List.of(
            element("groupId", parent), element("artifactId", library.replace(parent, "")), element("version", parent));

    @Test
    void dependencyForMavenIsTheLibraryInItsVersion() {
        assertThat(Page.allBlocks(block -> block.language().equals("xml")))
                .singleElement()
                .satisfies(block -> assertThat(dependency(block)).isEqualTo(coordinates));
    }

    @Test
    void dependencyForGradleIsTheLibraryInItsVersion() {
        assertThat(Page.allBlocks(block -> block.language().equals("kotlin")))
                .singleElement()
                .satisfies(block -> assertThat(block.text().strip())
                        .isEqualTo("implementation(\"" + String.join(":", coordinates) + "\")"));
    }

    @Test
    void oldestCdkIsTheOneThatTheLibraryIsCompiledAgainst() {
        String oldest = element("cdk.oldest.version", Page.named("pom.xml").text());

        assertThat(Page.named("docs/getting-started.md").unwrapped()).contains("has to be " + oldest + " or newer");
    }

    private static List<String> dependency(Block block) {
        MatchResult whole =
                DEPENDENCY.matcher(block.text()).results().findFirst().orElseThrow();
        assertThat(whole.group()).isEqualTo(block.text());
        return List.of(whole.group(1), whole.group(2), whole.group(3));
    }

    private static String element(String name, String xml) {
        return xml.replaceAll("(?s).*?<" + name + ">(.*?)</" + name + ">.*", "$1");
    }
}

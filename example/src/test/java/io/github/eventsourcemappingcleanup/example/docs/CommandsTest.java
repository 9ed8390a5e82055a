package io.github.eventsourcemappingcleanup.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The project's own commands, as far as that can be told without a build in the build: what they name exists. {@code .ci/run}
 * runs them. Pages with commands of others are followed by {@link StoriesTest}.
 */
class CommandsTest {
    private static final Set<String> PHASES =
            Set.of("compile", "process-test-classes", "test", "verify", "install", "deploy");
    private static final Set<String> FLAGS = Set.of("-q", "-B", "-am");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    static List<Block> shellBlocks() {
        return Page.allBlocks(Block::isShell).stream()
                .filter(block -> !StoriesTest.PAGES.contains(block.page()))
                .toList();
    }

    /** Those within the text, too. */
    static List<String> ownCommands() {
        return Stream.concat(
                        shellBlocks().stream().flatMap(block -> block.commands().stream()),
                        Page.allInlineCode().stream().filter(code -> code.matches("(mvn|\\./demo|\\.ci/run)( .*)?")))
                .filter(command -> !command.contains("…"))
                .distinct()
                .toList();
    }

    static List<String> awsCommands() {
        return Page.allInlineCode().stream()
                .filter(code -> code.startsWith("aws "))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ownCommands")
    void whatACommandOfTheProjectNamesExists(String command) {
        List<String> words = words(command);
        if (words.get(0).equals("mvn")) {
            words.subList(1, words.size()).forEach(CommandsTest::assertMavenKnows);
            assertThat(words.contains("-pl")).isEqualTo(words.contains("-am"));
        } else if (words.get(0).equals("./demo")) {
            assertThat(Page.CHECKOUT.resolve("demo")).isExecutable();
            assertThat(words.subList(1, words.size()))
                    .allMatch(Page.named("demo").text()::contains);
            assertThat(command.equals("./demo --help")
                            || Page.named(".ci/run").text().contains("step " + command + "\n"))
                    .isTrue();
        } else {
            assertThat(words).hasSize(1);
            assertThat(Page.CHECKOUT.resolve(words.get(0))).isExecutable();
        }
    }

    /** Within the text nothing is said that the stories don't run. */
    @ParameterizedTest
    @MethodSource("awsCommands")
    void whatTheTextSaysOfTheAwsCliIsPartOfWhatAStoryRuns(String command) {
        List<String> options =
                words(command).stream().filter(word -> !word.equals("…")).toList();

        assertThat(StoriesTest.PAGES)
                .flatExtracting(Page::blocks)
                .filteredOn(Block::isShell)
                .anySatisfy(block -> assertThat(block.text()).contains(options));
    }

    private static void assertMavenKnows(String word) {
        if (word.startsWith("-Dtest=")) {
            assertThat(word.substring("-Dtest=".length())).matches(JavaFiles::hasTest);
        } else if (word.startsWith("-D")) {
            assertThat(word)
                    .matches(
                            "-D(surefire\\.failIfNoSpecifiedTests=false|skipTests|simulation\\.(seed|runs)=\\d+|maven\\..*|exec\\..*)");
        } else if (word.startsWith("-P")) {
            assertThat(allPoms()).contains("<id>" + word.substring(2) + "</id>");
        } else if (word.contains(":")) {
            assertThat(allPoms())
                    .contains("<artifactId>" + word.replaceFirst(":.*", "") + "-maven-plugin</artifactId>");
        } else if (!word.equals("-pl")) {
            boolean isModule = Files.exists(Page.CHECKOUT.resolve(word).resolve("pom.xml"));
            assertThat(PHASES.contains(word) || FLAGS.contains(word) || isModule || word.matches("['!]+example'?"))
                    .as(word)
                    .isTrue();
        }
    }

    private static String allPoms() {
        return Stream.of("pom.xml", "lambda-handler/pom.xml", "src/pom.xml", "testbed/pom.xml", "example/pom.xml")
                .map(pom -> Page.named(pom).text())
                .collect(Collectors.joining());
    }

    private static List<String> words(String command) {
        return SPACE.splitAsStream(command.replace("'", "")).toList();
    }
}

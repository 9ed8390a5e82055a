package io.github.eventsourcemappingcleanup.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All Java on the pages compiles against the library, and statements of a stack make one with a cleanup. */
class JavaBlocksTest {
    private static final String GIVEN_TO_CALLS = """
            EventSourceMappingCleanup.Builder builder = EventSourceMappingCleanup.Builder.create(this, "Cleanup");
            EventSourceMappingCleanup cleanup = builder.functions(worker).build();
            Function fn = worker;
            Queue queue = new Queue(this, "Queue");
            Stack stack = this;
            Stack creatorStack = new Stack();
            Construct api = new Construct(this, "Api");
            """;

    @TempDir
    Path directory;

    static List<Block> classes() {
        return Page.allBlocks(block -> block.language().equals("java") && JavaSnippet.isClass(block));
    }

    static List<Block> statements() {
        return Page.allBlocks(block -> block.language().equals("java") && !JavaSnippet.isClass(block));
    }

    /** Together, since a test on a page is one of a class on another; tests among them pass. */
    @Test
    void classesCompile_andTestsAmongThemPass() throws Exception {
        List<JavaSnippet> snippets = classes().stream().map(JavaSnippet::of).toList();
        JavaSnippet.compileInto(directory, snippets);

        int tests = 0;
        for (JavaSnippet snippet : snippets) {
            tests += snippet.runTests(directory);
        }
        assertThat(tests).isPositive();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void statementsMakeAStackWithACleanup(Block block) throws Exception {
        assertThat(resources(block, "").toString()).contains("Type=" + EventSourceMappingCleanup.RESOURCE_TYPE);
    }

    /** Calls within the text: of the builder, of a cleanup, or whole statements. */
    @Test
    void callsWithinTheTextCompile() throws Exception {
        List<String> calls = Page.allInlineCode().stream()
                .filter(code -> code.matches("[\\w.]+\\(.*\\).*"))
                .filter(code -> !code.contains(" -") && !code.contains("was called"))
                .toList();
        assertThat(calls).contains("functions(fn)", "getHandler()", "RemovalPolicies.of(cleanup).retain()");

        JavaSnippet.ofStatements(GIVEN_TO_CALLS
                        + calls.stream().map(JavaBlocksTest::statement).collect(Collectors.joining()))
                .compileInto(directory);
    }

    private static String statement(String call) {
        String whole = call.replace("14e0db71-…", "14e0db71-5d35-4eb5-b481-8945cf9d10c2");
        boolean isOfTheBuilder = call.matches("(functions|eventSources|uuids|timeout|build)\\(.*");
        boolean isWhole = call.matches("\\w+\\..*");
        return (isOfTheBuilder ? "builder." : isWhole ? "" : "cleanup.") + whole + ";\n";
    }

    @Test
    void boundaryReachesTheProvidersRole() throws Exception {
        assertThat(resources(blockWith("PermissionsBoundary"), "EventSourceMappingCleanupProviderRole"))
                .isNotEmpty()
                .allSatisfy((id, role) ->
                        assertThat(role.get("Properties").toString()).contains("PermissionsBoundary"));
    }

    @Test
    void creatorDependsOnTheCleanup() throws Exception {
        assertThat(resources(blockWith("creator.getNode()"), "Creator"))
                .isNotEmpty()
                .allSatisfy((id, resource) ->
                        assertThat(resource.get("DependsOn").toString()).contains("Cleanup"));
    }

    private static Block blockWith(String text) {
        return statements().stream()
                .filter(block -> block.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    /** Of the template, by their logical ids, which begin with the name of a construct. */
    private Map<String, Map<?, ?>> resources(Block block, String construct) throws Exception {
        JavaSnippet snippet = JavaSnippet.of(block);
        snippet.compileInto(directory);
        Map<String, Map<?, ?>> resources = new TreeMap<>();
        ((Map<?, ?>) snippet.synthesize(directory).get("Resources"))
                .forEach((id, resource) -> resources.put(id.toString(), (Map<?, ?>) resource));
        resources.keySet().removeIf(id -> !id.startsWith(construct));
        return resources;
    }
}

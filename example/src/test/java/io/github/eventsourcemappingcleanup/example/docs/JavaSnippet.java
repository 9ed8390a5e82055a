package io.github.eventsourcemappingcleanup.example.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** A Java snippet as a reader of the page compiles it: a whole class, or statements in the constructor of a stack. */
final class JavaSnippet {
    /** Where a reader's own imports come from. */
    private static final List<String> PACKAGES = List.of(
            "io.github.eventsourcemappingcleanup",
            "software.amazon.awscdk",
            "software.amazon.awscdk.services.lambda",
            "software.amazon.awscdk.services.sqs",
            "software.constructs");

    /** With what statements take for granted. */
    private static final String STACK = """

            public final class Snippet extends Stack {
                private final Function handler = function("Handler");
                private final Function worker = function("Worker");
                private final Function creator = function("Creator");
                private final CfnResource network = CfnResource.Builder.create(this, "Network")
                        .type("AWS::EC2::SecurityGroup")
                        .properties(java.util.Map.of("GroupDescription", "What mappings reach their source by"))
                        .build();

                public Snippet(Construct scope) {
                    super(scope, "Orders");
                    STATEMENTS
                }

                private Function function(String id) {
                    return Function.Builder.create(this, id)
                            .runtime(software.amazon.awscdk.services.lambda.Runtime.NODEJS_22_X)
                            .handler("index.handler")
                            .code(Code.fromInline("exports.handler = async () => {};"))
                            .build();
                }
            }
            """;

    private final String source;
    private final String className;

    private JavaSnippet(String source, String className) {
        this.source = source;
        this.className = className;
    }

    static JavaSnippet of(Block block) {
        String text = block.text();
        if (isClass(block)) {
            return new JavaSnippet(text, text.replaceAll("(?s).*package ([\\w.]+);.*?public class (\\w+) .*", "$1.$2"));
        }
        return ofStatements(text);
    }

    /** @param text with imports before the statements, if they need any */
    static JavaSnippet ofStatements(String text) {
        String imports = text.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String statements =
                text.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        String known = PACKAGES.stream().map(name -> "import " + name + ".*;\n").collect(Collectors.joining());
        return new JavaSnippet(
                "package snippet;\n" + known + imports + STACK.replace("STATEMENTS", statements), "snippet.Snippet");
    }

    static boolean isClass(Block block) {
        return block.text().startsWith("package ");
    }

    /** Where the file of this class lies below a source folder. */
    Path file() {
        return Path.of(className.replace('.', '/') + ".java");
    }

    String source() {
        return source;
    }

    void compileInto(Path directory) throws IOException {
        compileInto(directory, List.of(this));
    }

    /** @param directory for the sources and the classes */
    static void compileInto(Path directory, List<JavaSnippet> snippets) throws IOException {
        List<Path> files = new ArrayList<>();
        for (JavaSnippet snippet : snippets) {
            Path file = directory.resolve(snippet.file());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, snippet.source));
        }
        compile(files, directory);
    }

    static void compile(List<Path> files, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<String> options = List.of(
                    "-Xlint:deprecation,removal,unchecked,rawtypes",
                    "-Werror",
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    classpath());
            boolean compiled = compiler.getTask(
                            complaints, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }

    static String classpath() {
        return System.getProperty("java.class.path");
    }

    /** @return how many there are */
    int runTests(Path classes) throws Exception {
        try (URLClassLoader loader = loader(classes)) {
            Class<?> type = loader.loadClass(className);
            List<Method> tests = Stream.of(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .toList();
            for (Method test : tests) {
                Object instance = type.getConstructor().newInstance();
                SynthesizedStack.alone(() -> ReflectionSupport.invokeMethod(test, instance));
            }
            return tests.size();
        }
    }

    private static URLClassLoader loader(Path classes) throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, JavaSnippet.class.getClassLoader());
    }

    /** The template of the stack that these statements are in. */
    Map<String, Object> synthesize(Path classes) throws IOException {
        try (URLClassLoader loader = loader(classes)) {
            return SynthesizedStack.json(app -> {
                try {
                    return (Stack) loader.loadClass(className)
                            .getConstructor(Construct.class)
                            .newInstance(app);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(e.getMessage(), e);
                }
            });
        }
    }
}

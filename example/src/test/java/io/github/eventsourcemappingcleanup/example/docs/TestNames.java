package io.github.eventsourcemappingcleanup.example.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The test classes of all modules, and their methods. */
final class TestNames {
    private static final Pattern METHOD = Pattern.compile("(?m)^    (?:static )?void (\\w+)\\(");

    private final List<Path> classes;

    TestNames() {
        classes = Stream.of("src/test", "lambda-handler/src/test", "testbed/src/test", "example/src/test")
                .map(Page.CHECKOUT::resolve)
                .flatMap(TestNames::below)
                .toList();
    }

    /** @param name a class, or a class and a method: Class#method, where * or … in the method stands for anything */
    boolean exists(String name) {
        String[] parts = name.split("#", 2);
        Optional<Path> file = classes.stream()
                .filter(path -> path.endsWith(parts[0] + ".java"))
                .findFirst();
        return file.isPresent() && (parts.length == 1 || hasMethod(file.get(), parts[1]));
    }

    private static boolean hasMethod(Path file, String name) {
        Pattern wanted = Pattern.compile(name.replaceAll("[*…]", "\\\\w*"));
        try {
            return METHOD.matcher(Files.readString(file))
                    .results()
                    .anyMatch(method -> wanted.matcher(method.group(1)).matches());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

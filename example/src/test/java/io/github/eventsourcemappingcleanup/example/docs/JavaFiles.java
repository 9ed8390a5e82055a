package io.github.eventsourcemappingcleanup.example.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the pages say of the code is looked up in these. */
final class JavaFiles {
    private JavaFiles() {}

    /** @param folders in the checkout */
    static List<Path> in(String... folders) {
        return Stream.of(folders).flatMap(folder -> Page.below(folder, ".java")).toList();
    }

    /** @param name a class, or Class#method, where * or … in the method stands for anything */
    static boolean hasTest(String name) {
        String[] parts = name.split("#", 2);
        Pattern declaration =
                Pattern.compile(parts.length == 1 ? "class " : "void " + parts[1].replaceAll("[*…]", "\\\\w*") + "\\(");
        return in("src/test", "lambda-handler/src/test", "testbed/src/test", "example/src/test").stream()
                .filter(file -> file.endsWith(parts[0] + ".java"))
                .anyMatch(file -> declaration.matcher(new Page(file).text()).find());
    }
}

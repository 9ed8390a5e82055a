package io.github.eventsourcemappingcleanup.testbed.runtime;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A function's zip on disk. */
final class HandlerPackage {
    private HandlerPackage() {}

    static void unpack(Path zip, Path directory) throws IOException {
        try (FileSystem packed = FileSystems.newFileSystem(zip)) {
            Path root = packed.getPath("/");
            List<Path> all = all(root);
            for (Path each : all.subList(1, all.size())) {
                Files.copy(each, directory.resolve(root.relativize(each).toString()));
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        for (Path each :
                all(directory).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.deleteIfExists(each);
        }
    }

    /** Each directory before what is in it. */
    private static List<Path> all(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.toList();
        }
    }
}

package io.github.eventsourcemappingcleanup.testbed.runtime;

/** In the package's lib/ directory. */
final class LibraryProbe {

    private LibraryProbe() {}

    static String where() {
        String file = LibraryProbe.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return file.substring(file.lastIndexOf("/task/"));
    }
}

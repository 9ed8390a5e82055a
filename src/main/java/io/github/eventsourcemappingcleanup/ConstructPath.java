package io.github.eventsourcemappingcleanup;

/**
 * Where in the construct tree something is refused: every message of the builder starts with it.
 *
 * @param path the path that the construct has, or would have had
 */
record ConstructPath(String path) {

    IllegalArgumentException refuse(String whatIsWrong, String whatToWriteInstead) {
        return new IllegalArgumentException(path + ": " + whatIsWrong + ". " + whatToWriteInstead + ".");
    }
}

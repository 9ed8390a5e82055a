package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names as CloudFormation makes them up: stack, logical id and twelve characters. Those are another time the same if the
 * same happens to a stack of the same id.
 */
final class PhysicalNames {
    /** What the shortest of the types, functions and roles, allow. */
    private static final int LONGEST = 64;

    private static final int SUFFIX = 12;

    private final StackArn stack;
    private final Map<String, Integer> made = new ConcurrentHashMap<>();

    PhysicalNames(StackArn stack) {
        this.stack = stack;
    }

    String next(String logicalId) {
        String readable = stack.name() + "-" + logicalId;
        return readable.substring(0, Math.min(readable.length(), LONGEST - SUFFIX - 1)) + "-"
                + suffix(stack.text() + " " + logicalId + " " + made.merge(logicalId, 1, Integer::sum));
    }

    private static String suffix(String text) {
        String hash = UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
        return hash.replace("-", "").substring(0, SUFFIX).toUpperCase(Locale.ROOT);
    }
}

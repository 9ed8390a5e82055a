package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.Locale;
import java.util.UUID;

/** Names as CloudFormation makes them up: stack, logical id and twelve characters. */
final class PhysicalNames {

    /** What the shortest of the types, functions and roles, allow. */
    private static final int LONGEST = 64;

    private static final int RANDOM = 12;

    private final String stack;

    PhysicalNames(StackArn stack) {
        this.stack = stack.name();
    }

    String next(String logicalId) {
        String readable = stack + "-" + logicalId;
        String random = UUID.randomUUID().toString().replace("-", "").substring(0, RANDOM);
        return readable.substring(0, Math.min(readable.length(), LONGEST - RANDOM - 1)) + "-"
                + random.toUpperCase(Locale.ROOT);
    }
}

package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
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
                + sha256(stack.text() + " " + logicalId + " " + made.merge(logicalId, 1, Integer::sum))
                        .substring(0, SUFFIX);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

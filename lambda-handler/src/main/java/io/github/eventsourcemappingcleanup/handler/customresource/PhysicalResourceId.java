package io.github.eventsourcemappingcleanup.handler.customresource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * The physical resource id: a hash of stack, logical id and selection, and of nothing else. So the same selection keeps
 * its id whatever else is updated, and a changed one becomes a replacement, whose Delete carries the old selection.
 */
public final class PhysicalResourceId {
    private static final String PREFIX = "event-source-mapping-cleanup-";
    private static final int HASH_DIGITS = 32;

    /** The id of a resource whose Create was refused: it never selected anything. */
    public static final String REFUSED = PREFIX + "refused";

    private PhysicalResourceId() {}

    /** @param targets the selection's targets as text; their order and repetition do not matter */
    public static String of(String stackId, String logicalResourceId, Collection<String> targets) {
        String hashed = stackId + "\n" + logicalResourceId + "\n" + String.join("\n", new TreeSet<>(targets));
        return PREFIX + HexFormat.of().formatHex(sha256(hashed)).substring(0, HASH_DIGITS);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

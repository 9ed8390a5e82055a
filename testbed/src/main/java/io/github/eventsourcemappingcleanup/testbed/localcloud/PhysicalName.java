package io.github.eventsourcemappingcleanup.testbed.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The name that MiniStack's CloudFormation gives to a function without one. It is the same in every run, so a function can be
 * bound to its host before it exists (MiniStack 1.5.33, services/cloudformation/provisioners.py, {@code _physical_name}).
 */
final class PhysicalName {
    private static final int MAX_LENGTH = 64;
    private static final int SUFFIX_LENGTH = 13;

    private PhysicalName() {}

    static String ofFunction(String stackName, String logicalId) {
        String suffix = sha256(stackName + ":" + logicalId).substring(0, SUFFIX_LENGTH);
        String prefix = stackName + "-" + logicalId + "-";
        int room = MAX_LENGTH - SUFFIX_LENGTH;
        return prefix.substring(0, Math.min(prefix.length(), room)) + suffix.toUpperCase(Locale.ROOT);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stack's id, and where the stack is. */
record StackArn(String text, String partition, String region, String account, String name) {
    private static final Pattern FORM = Pattern.compile("arn:([^:]+):cloudformation:([^:]+):([^:]+):stack/([^/]+)/.+");

    static StackArn parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the id of a stack: " + text);
        }
        return new StackArn(text, matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
    }

    /** The ARN of something else in the same account and Region. */
    String arn(String service, String resource) {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    String globalArn(String service, String resource) {
        return "arn:" + partition + ":" + service + "::" + account + ":" + resource;
    }
}

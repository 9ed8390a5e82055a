package io.github.eventsourcemappingcleanup.testbed.aws;

/** The Region and the account that a control plane serves. */
public record AccountAndRegion(String region, String account) {
    public String mappingArn(String uuid) {
        return "arn:aws:lambda:" + region + ":" + account + ":event-source-mapping:" + uuid;
    }

    /** A function's ARN, its qualifier kept, from any form of its name: name, name:qualifier, partial ARN, ARN. */
    String functionArn(String name) {
        if (name.startsWith("arn:")) {
            return name;
        }
        String base = "arn:aws:lambda:" + region + ":";
        if (name.startsWith("function:")) {
            return base + account + ":" + name;
        }
        return name.contains(":function:") ? base + name : base + account + ":function:" + name;
    }
}

package io.github.eventsourcemappingcleanup.handler.aws;

import java.util.List;

/** The standard settings of the SDK, as system properties. */
final class SdkSettings {
    private static final List<String> NAMES =
            List.of("aws.region", "aws.accessKeyId", "aws.secretAccessKey", "aws.endpointUrl");

    private SdkSettings() {}

    static void set() {
        System.setProperty("aws.region", "eu-west-1");
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    static void endpoint(String url) {
        System.setProperty("aws.endpointUrl", url);
    }

    static void clear() {
        NAMES.forEach(System::clearProperty);
    }
}

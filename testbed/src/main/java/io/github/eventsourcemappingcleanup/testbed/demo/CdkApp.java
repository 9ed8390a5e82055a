package io.github.eventsourcemappingcleanup.testbed.demo;

import java.nio.file.Path;
import java.util.List;

/** What a command of the CDK CLI is about. */
enum CdkApp {
    /** About the account alone: with an app at hand the CLI would synthesize it for nothing. */
    NONE,
    /** The one that cdk.json names. */
    EXAMPLE,
    /** One stack at three moments of its life, each a stage. */
    LIVE_UPDATE,
    /** What the command before has synthesized. */
    SYNTHESIZED;

    private static final String LIVE_UPDATE_LINE = "mvn -e -q -B -pl example -am compile exec:java"
            + " -Dexec.mainClass=io.github.eventsourcemappingcleanup.example.update.LiveUpdateApp";

    /** @param assembly the directory of this run's cloud assembly */
    List<String> arguments(Path assembly) {
        return switch (this) {
            case NONE -> List.of();
            case EXAMPLE -> List.of("--output", assembly.toString());
            case LIVE_UPDATE -> List.of("--app", LIVE_UPDATE_LINE, "--output", assembly.toString());
            case SYNTHESIZED -> List.of("--app", assembly.toString());
        };
    }
}

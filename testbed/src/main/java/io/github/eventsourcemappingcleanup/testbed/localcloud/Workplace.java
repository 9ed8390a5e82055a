package io.github.eventsourcemappingcleanup.testbed.localcloud;

import java.nio.file.Path;

/**
 * What lies where.
 *
 * @param checkout has the tools
 * @param kept has what a run leaves behind: its two folders must be there
 */
public record Workplace(Path checkout, Path kept) {
    public Path log(String name) {
        return kept.resolve("logs").resolve(name + ".log");
    }

    /** Emptied by each run. */
    public Path scratch() {
        return kept.resolve("run");
    }

    Path python() {
        return checkout.resolve(".tools/ministack/bin/python");
    }

    public Path cdk() {
        return checkout.resolve(".tools/cdk/node_modules/.bin/cdk");
    }
}

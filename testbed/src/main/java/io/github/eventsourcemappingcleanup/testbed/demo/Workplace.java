package io.github.eventsourcemappingcleanup.testbed.demo;

import java.nio.file.Path;

/** What lies where in the checkout. */
record Workplace(Path checkout) {
    Path log(String name) {
        return checkout.resolve(".demo/logs").resolve(name + ".log");
    }

    /** Emptied by each run. */
    Path scratch() {
        return checkout.resolve(".demo/run");
    }

    Path python() {
        return checkout.resolve(".tools/ministack/bin/python");
    }

    Path cdk() {
        return checkout.resolve(".tools/cdk/node_modules/.bin/cdk");
    }
}

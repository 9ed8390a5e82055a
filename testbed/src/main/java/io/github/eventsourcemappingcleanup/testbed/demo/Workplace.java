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
        return checkout.resolve(".demo/tools/venv/bin/python");
    }

    Path cdk() {
        return checkout.resolve(".demo/tools/cli/node_modules/.bin/cdk");
    }
}

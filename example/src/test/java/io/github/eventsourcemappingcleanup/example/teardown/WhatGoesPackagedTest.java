package io.github.eventsourcemappingcleanup.example.teardown;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** The same with the packaged handler under the real runtime client. */
@Tag("end-to-end")
class WhatGoesPackagedTest extends WhatGoesTest {
    private static final PackagedProvider PROVIDER = new PackagedProvider();

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @Override
    Providers providers() {
        return PROVIDER;
    }
}

package io.github.eventsourcemappingcleanup.example.teardown;

import org.junit.jupiter.api.Tag;

/** The same with the packaged handler under the real runtime client. */
@Tag("end-to-end")
class WhatGoesPackagedTest extends WhatGoesTest {
    @Override
    Providers providers() {
        return new PackagedProvider();
    }
}

package io.github.eventsourcemappingcleanup.testbed.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhysicalNameTest {
    /** Both names were given by MiniStack 1.5.33 itself. */
    @Test
    void ofFunction_isTheNameThatMiniStackGives() {
        assertThat(PhysicalName.ofFunction("Example", "EventSourceMappingCleanupHandler"))
                .isEqualTo("Example-EventSourceMappingCleanupHandler-E0EEBAFBD07A4");
    }

    @Test
    void ofFunction_whenTooLong_keepsTheSuffix() {
        assertThat(PhysicalName.ofFunction("AStackWhoseNameIsLongEnough", "EventSourceMappingCleanupHandler"))
                .isEqualTo("AStackWhoseNameIsLongEnough-EventSourceMappingCleanEE4C48A3E0E3A");
    }
}

package io.github.eventsourcemappingcleanup.handler.customresource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhysicalResourceIdTest {
    private static final String ID = PhysicalResourceId.of("stack", "Cleanup", List.of("function a", "function b"));

    /** A change of this text replaces the resource in every deployed stack. */
    @Test
    void of_isTheSameInEveryRelease_andInAnyOrderOrRepetition() {
        assertThat(ID).isEqualTo("event-source-mapping-cleanup-2d09590cb682dfbf6731b6c21e8750a9");
        assertThat(PhysicalResourceId.of("stack", "Cleanup", List.of("function b", "function a", "function b")))
                .isEqualTo(ID);
    }

    @Test
    void of_otherStackLogicalIdOrSelection_isAnother() {
        assertThat(List.of(
                        ID,
                        PhysicalResourceId.of("other", "Cleanup", List.of("function a", "function b")),
                        PhysicalResourceId.of("stack", "Other", List.of("function a", "function b")),
                        PhysicalResourceId.of("stack", "Cleanup", List.of("function a"))))
                .doesNotHaveDuplicates();
    }
}

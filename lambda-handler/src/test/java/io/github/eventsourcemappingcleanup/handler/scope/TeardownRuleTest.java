package io.github.eventsourcemappingcleanup.handler.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class TeardownRuleTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final Target OWN = new Target.EventSource(QUEUE, "Queue");
    private static final Target EXTERNAL = new Target.EventSource(QUEUE, "");

    @ParameterizedTest
    @CsvSource({
        "DELETE_IN_PROGRESS, REMOVE, REMOVE",
        "ROLLBACK_IN_PROGRESS, REMOVE, KEEP",
        "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, REMOVE_IF_LEAVING, KEEP",
        "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, REMOVE_IF_LEAVING, KEEP",
        "A_STATUS_OF_THE_FUTURE, KEEP, KEEP",
        "(does not exist), KEEP, KEEP",
    })
    void of_aStatus_tellsOwnFromExternal(String status, TeardownRule own, TeardownRule external) {
        assertThat(TeardownRule.of(status, OWN)).isEqualTo(own);
        assertThat(TeardownRule.of(status, EXTERNAL)).isEqualTo(external);
    }

    @ParameterizedTest
    @EnumSource(
            value = StackStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "DELETE_IN_PROGRESS",
                "ROLLBACK_IN_PROGRESS",
                "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"
            })
    void of_anyOtherStatus_isRelease(StackStatus status) {
        assertThat(TeardownRule.of(status.toString(), OWN)).isEqualTo(TeardownRule.KEEP);
        assertThat(TeardownRule.of(status.toString(), EXTERNAL)).isEqualTo(TeardownRule.KEEP);
    }
}

package io.github.eventsourcemappingcleanup.handler.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class TeardownRuleTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final Target OWN = new Target.EventSource(QUEUE, true);
    private static final Target EXTERNAL = new Target.EventSource(QUEUE, false);

    @ParameterizedTest
    @CsvSource({
        "DELETE_IN_PROGRESS, true, REMOVE, REMOVE",
        "DELETE_IN_PROGRESS, false, REMOVE, KEEP",
        "ROLLBACK_IN_PROGRESS, true, REMOVE, KEEP",
        "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, true, REMOVE_IF_LEAVING, KEEP",
        "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, true, REMOVE_IF_LEAVING, KEEP",
        "A_STATUS_OF_THE_FUTURE, true, KEEP, KEEP",
        "(does not exist), true, KEEP, KEEP",
    })
    void of_aStatus_tellsOwnFromExternal(
            String status, boolean isRootDeleting, TeardownRule own, TeardownRule external) {
        assertThat(TeardownRule.of(status, isRootDeleting, OWN)).isEqualTo(own);
        assertThat(TeardownRule.of(status, isRootDeleting, EXTERNAL)).isEqualTo(external);
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
    void of_anyOtherStatus_isToKeep_andNoneInWhichADeleteIsSent(StackStatus status) {
        assertThat(TeardownRule.of(status.toString(), true, OWN)).isEqualTo(TeardownRule.KEEP);
        assertThat(TeardownRule.of(status.toString(), true, EXTERNAL)).isEqualTo(TeardownRule.KEEP);
        assertThat(TeardownRule.sendsDelete(status.toString())).isFalse();
    }
}

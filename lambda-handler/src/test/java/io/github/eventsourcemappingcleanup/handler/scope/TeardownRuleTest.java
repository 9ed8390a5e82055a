package io.github.eventsourcemappingcleanup.handler.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class TeardownRuleTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final Target OWNED = new SourceTarget(QUEUE, "Queue");
    private static final Target NAMED = new SourceTarget(QUEUE, "");

    @ParameterizedTest
    @CsvSource({"DELETE_IN_PROGRESS, true, true", "ROLLBACK_IN_PROGRESS, true, false"})
    void removes_whatIsBeingTornDown(String status, boolean owned, boolean named) {
        assertThat(TeardownRule.removes(status, OWNED)).isEqualTo(owned);
        assertThat(TeardownRule.removes(status, NAMED)).isEqualTo(named);
    }

    @ParameterizedTest
    @EnumSource(
            value = StackStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DELETE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS"})
    void removes_nothingInAnyOtherStatus(StackStatus status) {
        assertThat(TeardownRule.removes(status.toString(), OWNED)).isFalse();
        assertThat(TeardownRule.removes(status.toString(), NAMED)).isFalse();
    }
}

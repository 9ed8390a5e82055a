package io.github.eventsourcemappingcleanup.handler.teardown;

import static io.github.eventsourcemappingcleanup.handler.teardown.SimulatedTeardown.OF_THE_FUNCTION;
import static io.github.eventsourcemappingcleanup.handler.teardown.SimulatedTeardown.TIMEOUT;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.DELETE;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.GET;
import static io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane.LIST;
import static io.github.eventsourcemappingcleanup.testbed.aws.Stacks.DESCRIBE_STACK_RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.SimulatedAccount;
import io.github.eventsourcemappingcleanup.handler.teardown.TeardownResult.Remaining;
import io.github.eventsourcemappingcleanup.testbed.aws.CloudFormationErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls a teardown spends, and what it says of what it could not do. */
class TeardownEffortTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final String UUID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String OTHER_UUID = "11234567-89ab-cdef-0123-456789abcdef";

    private final SimulatedTeardown teardown = new SimulatedTeardown();
    private final SimulatedAccount account = teardown.account;

    @Test
    void whileFewAreLeft_eachIsAskedAbout_andTheListIsLookedAtNowAndThen() {
        add(1, Duration.ofSeconds(200));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(1));

        assertThat(account.calls(LIST)).hasSizeBetween(5, 12);
        assertThat(account.calls(GET)).hasSizeBetween(20, 100);
    }

    @Test
    void ofManyThatGoSoon_aFewAreAskedAbout() {
        add(700, Duration.ofSeconds(1));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(700));

        assertThat(account.calls(GET)).hasSizeBetween(8 + 10, 8 + 25);
        assertThat(account.calls(LIST)).hasSizeLessThan(8 + 5);
    }

    @Test
    void whileManyAreLeftOnManyPages_theLastOneIsAskedAbout_andTheListIsLookedAtWhenItIsGone() {
        add(250, Duration.ofSeconds(60));

        assertThat(teardown.run(OF_THE_FUNCTION)).isEqualTo(new TeardownResult.Completed(250));

        assertThat(account.calls(LIST)).hasSizeLessThan(3 * 4);
        assertThat(account.calls(GET)).hasSizeBetween(10, 50);
    }

    @Test
    void uuidsAreNotEachAskedAboutEachTime() {
        List<NewMapping> selected = IntStream.range(0, 50)
                .mapToObj(i -> NewMapping.reading(QUEUE + i, "orders").deletingFor(Duration.ofSeconds(100)))
                .toList();
        selected.forEach(account.plane::add);

        assertThat(teardown.run(
                        Map.of("Uuids", selected.stream().map(NewMapping::uuid).toList())))
                .isEqualTo(new TeardownResult.Completed(50));

        assertThat(account.calls(GET)).hasSizeLessThan(50 * 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {DELETE, GET})
    void whatKeptAMappingFromGoing_isSaidOfIt(String operation) {
        add(1, Duration.ofMillis(1));
        account.plane.faults(FaultScript.always(LambdaErrors.service()).onOperation(operation));

        assertThat(leftAfter(OF_THE_FUNCTION))
                .singleElement()
                .satisfies(left -> assertThat(left.why()).contains("ServiceException"));
    }

    @Test
    void thatItCantBeToldWhetherAStackDeclaresIt_isSaidOfIt() {
        add(1, Duration.ofMillis(1));
        account.stacks.faults(
                FaultScript.always(CloudFormationErrors.throttling()).onOperation(DESCRIBE_STACK_RESOURCES));

        assertThat(leftAfter(OF_THE_FUNCTION))
                .singleElement()
                .satisfies(left -> assertThat(left.why()).contains("Throttling"));
    }

    @Test
    void whatIsSelectedByItsUuid_andNeverSeen_isNamedWithTheReason() {
        account.plane.faults(FaultScript.always(LambdaErrors.service()));

        assertThat(leftAfter(Map.of("Uuids", List.of(UUID)))).singleElement().satisfies(left -> {
            assertThat(left.mapping().uuid()).isEqualTo(UUID);
            assertThat(left.why()).contains("ServiceException");
        });
    }

    @Test
    void whatIsSelectedByItsUuid_andNeverGoes_isNamedAtTheDeadline() {
        account.plane.add(NewMapping.reading(QUEUE, "orders").uuid(UUID).neverGone());

        assertThat(leftAfter(Map.of("Uuids", List.of(UUID)))).hasSize(1);

        assertThat(account.time.now()).isEqualTo(account.start.plus(TIMEOUT));
    }

    @Test
    void whenACallOutlastsTheDeadline_whatWasNotAskedAboutIsNotTakenAsGone() {
        account.plane.add(NewMapping.reading(QUEUE, "orders").uuid(OTHER_UUID));
        account.plane.faults(call -> {
            account.time.sleep(TIMEOUT);
            return Optional.empty();
        });

        assertThat(teardown.run(Map.of("Uuids", List.of(UUID, OTHER_UUID))))
                .isNotInstanceOf(TeardownResult.Completed.class);
    }

    private List<Remaining> leftAfter(Map<String, Object> properties) {
        TeardownResult result = teardown.run(properties);
        assertThat(result).isInstanceOf(TeardownResult.Incomplete.class);
        return ((TeardownResult.Incomplete) result).remaining();
    }

    private void add(int number, Duration deleting) {
        IntStream.range(0, number)
                .forEach(i -> account.plane.add(
                        NewMapping.reading(QUEUE + i, "orders").deletingFor(deleting)));
    }
}

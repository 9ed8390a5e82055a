package io.github.eventsourcemappingcleanup.testbed.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.eventsourcemappingcleanup.testbed.front.InProcessClients;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The control plane as the handler meets it: through the AWS SDK. */
class ControlPlaneWithSdkTest {
    private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:orders";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:fn";

    private final MovedClock clock = new MovedClock();
    private final ControlPlane plane =
            new ControlPlane(clock, new AccountAndRegion("us-east-1", "123456789012"), Durations.likeAws());
    private final LambdaClient lambda = InProcessClients.client(LambdaClient.builder(), plane);

    @Test
    void createdMappingIsEnabledAfterAWhile_andDeletedOneStaysInDeletingUntilItIsGone() {
        String uuid = lambda.createEventSourceMapping(c -> c.functionName("fn").eventSourceArn(QUEUE))
                .uuid();
        assertThat(state(uuid)).isEqualTo("Creating");
        assertThatThrownBy(() -> delete(uuid)).isInstanceOf(ResourceInUseException.class);
        clock.advance(Duration.ofSeconds(5));
        assertThat(state(uuid)).isEqualTo("Enabled");

        assertThat(lambda.deleteEventSourceMapping(d -> d.uuid(uuid)).state()).isEqualTo("Deleting");
        clock.advance(Duration.ofMillis(15_999));
        assertThat(state(uuid)).isEqualTo("Deleting");
        clock.advance(Duration.ofMillis(1));

        assertThatThrownBy(() -> state(uuid)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> delete(uuid)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void disabledMappingIsGoneWithinASecondOfItsDelete_unlessItSaysOtherwise() {
        NewMapping quick = mapping().inState("Disabled");
        NewMapping slow = mapping().inState("Disabled").deletingFor(Duration.ofMinutes(2));
        plane.add(quick).add(slow);
        delete(quick.uuid());
        delete(slow.uuid());
        clock.advance(Duration.ofSeconds(1));

        assertThat(plane.find(quick.uuid())).isEmpty();
        assertThat(state(slow.uuid())).isEqualTo("Deleting");
    }

    @Test
    void mappingCanBePutIntoAnyStateAndThroughSeveral() {
        NewMapping mapping = mapping();
        plane.add(mapping);
        plane.enter(mapping.uuid(), Phase.of("Updating", Duration.ofSeconds(3)), Phase.lasting("Rebalancing"));

        assertThat(state(mapping.uuid())).isEqualTo("Updating");
        assertThatThrownBy(() -> delete(mapping.uuid())).isInstanceOf(ResourceInUseException.class);
        clock.advance(Duration.ofSeconds(3));
        assertThat(state(mapping.uuid())).isEqualTo("Rebalancing");
        assertThat(plane.find(mapping.uuid()).orElseThrow().since()).isEqualTo(clock.instant());
        delete(mapping.uuid());
    }

    @Test
    void mappingsAppearAtAMomentAndAtACall() {
        NewMapping later = mapping();
        NewMapping atThird = mapping();
        plane.addAt(clock.instant().plusSeconds(60), later).addAtCall(3, atThird);

        assertThat(listed()).isEmpty();
        assertThat(listed()).isEmpty();
        assertThat(listed()).containsExactly(atThird.uuid());
        clock.advance(Duration.ofSeconds(60));
        assertThat(listed()).containsExactlyInAnyOrder(atThird.uuid(), later.uuid());
    }

    @Test
    void markerThatIsNoLongerKnownLooksLikeTheEnd() {
        IntStream.range(0, 101).forEach(i -> plane.add(mapping()));
        plane.faults(FaultScript.always(LambdaErrors.unknownMarker())
                .when(call -> call.query().contains("Marker="))
                .times(1));

        assertThat(listed()).hasSize(100);
        assertThat(listed()).hasSize(101);
        assertThat(plane.journal())
                .extracting(JournalEntry::subject)
                .filteredOn(marker -> !marker.isEmpty())
                .hasSize(2);
    }

    @Test
    void listLagsBehindDelete_whileGetDoesNot() {
        NewMapping old = mapping().inState("Disabled");
        plane.add(old);
        clock.advance(Duration.ofMinutes(1));
        plane.listLag(Duration.ofSeconds(20));
        delete(old.uuid());
        NewMapping young = mapping();
        plane.add(young);
        clock.advance(Duration.ofSeconds(1));

        assertThat(listed()).containsExactly(old.uuid());
        assertThatThrownBy(() -> state(old.uuid())).isInstanceOf(ResourceNotFoundException.class);
        assertThat(state(young.uuid())).isEqualTo("Enabled");
        clock.advance(Duration.ofSeconds(20));
        assertThat(listed()).containsExactly(young.uuid());
    }

    @Test
    void listCanHideWhatGetStillShows() {
        NewMapping mapping = mapping();
        plane.add(mapping);
        plane.listOnly(shown -> !shown.state().equals("Deleting"));
        delete(mapping.uuid());

        assertThat(listed()).isEmpty();
        assertThat(state(mapping.uuid())).isEqualTo("Deleting");
    }

    @Test
    void quotaIsSharedByAllOperationsAndRefillsWithTime() {
        plane.quota(2, 1);
        listed();

        assertThatThrownBy(() -> delete("any")).isInstanceOfSatisfying(TooManyRequestsException.class, e -> {
            assertThat(e.retryAfterSeconds()).isEqualTo("1");
            assertThat(e.reasonAsString()).isEqualTo("CallerRateLimitExceeded");
        });
        clock.advance(Duration.ofMillis(500));
        assertThat(listed()).isEmpty();
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(LambdaErrors.resourceNotFound(), ResourceNotFoundException.class),
                Arguments.of(LambdaErrors.resourceInUse(), ResourceInUseException.class),
                Arguments.of(LambdaErrors.resourceConflict("busy"), ResourceConflictException.class),
                Arguments.of(LambdaErrors.tooManyRequests(Duration.ofSeconds(3)), TooManyRequestsException.class),
                Arguments.of(LambdaErrors.service(), ServiceException.class));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void scriptedErrorArrivesAsTheSdksOwnException(Reply error, Class<? extends LambdaException> expected) {
        plane.faults(FaultScript.always(error));

        assertThatThrownBy(() -> delete("any")).isInstanceOf(expected);
    }

    @Test
    void denialHasNoExceptionOfItsOwn() {
        plane.faults(
                FaultScript.always(LambdaErrors.accessDenied("lambda:DeleteEventSourceMapping", "arn:aws:lambda:x")));

        assertThatThrownBy(() -> delete("any")).isInstanceOfSatisfying(LambdaException.class, denied -> {
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(denied.awsErrorDetails().errorMessage())
                    .contains("is not authorized to perform: lambda:DeleteEventSourceMapping");
        });
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.lost(), false, "Deleting", 0),
                Arguments.of(Fault.reset(), false, "Enabled", 0),
                Arguments.of(Fault.hang(), false, "Enabled", 0),
                Arguments.of(Fault.cutOff(20), false, "Deleting", 202),
                Arguments.of(Fault.slow(Duration.ofMillis(20)), true, "Deleting", 202),
                Arguments.of(Fault.drip(Duration.ZERO), true, "Deleting", 202));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultLosesTheAnswer_orTheWorkToo_orIsOvercome(Fault fault, boolean isAnswered, String state, int seen) {
        NewMapping mapping = mapping();
        plane.add(mapping);
        plane.faults(FaultScript.always(fault).times(1));

        Throwable failure = catchThrowable(() -> delete(mapping.uuid()));

        assertThat(failure == null).isEqualTo(isAnswered);
        assertThat(state(mapping.uuid())).isEqualTo(state);
        assertThat(plane.journal()).extracting(JournalEntry::status).containsExactly(seen, 200);
    }

    private static NewMapping mapping() {
        return NewMapping.reading(QUEUE, FUNCTION);
    }

    private String state(String uuid) {
        return lambda.getEventSourceMapping(g -> g.uuid(uuid)).state();
    }

    private void delete(String uuid) {
        lambda.deleteEventSourceMapping(d -> d.uuid(uuid));
    }

    private List<String> listed() {
        return lambda.listEventSourceMappingsPaginator(l -> {}).eventSourceMappings().stream()
                .map(EventSourceMappingConfiguration::uuid)
                .toList();
    }
}

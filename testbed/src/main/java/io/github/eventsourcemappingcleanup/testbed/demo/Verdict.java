package io.github.eventsourcemappingcleanup.testbed.demo;

import static io.github.eventsourcemappingcleanup.testbed.demo.ResourceEvent.CLEANUP;
import static io.github.eventsourcemappingcleanup.testbed.demo.ResourceEvent.FUNCTION;
import static io.github.eventsourcemappingcleanup.testbed.demo.ResourceEvent.ROLE;
import static io.github.eventsourcemappingcleanup.testbed.demo.ResourceEvent.STACK;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides from the facts alone whether what had to happen has happened; if not, the first thing that is wrong. */
final class Verdict {
    /** For the start of the provider's JVM and its answer, beyond the cleanup's own timeout. */
    private static final Duration ALLOWANCE = Duration.ofSeconds(15);

    /** A mapping's end is seen by looking several times a second; on a busy machine, later. */
    private static final Duration LATE_LOOK = Duration.ofSeconds(2);

    private final Facts facts;

    private Verdict(Facts facts) {
        this.facts = facts;
    }

    /** Empty if everything is removed that had to be, and in the right order. */
    static Optional<String> ofTeardown(Facts facts) {
        Verdict verdict = new Verdict(facts);
        return first(List.of(
                EndStates.missing(facts.mappings(), List.of(Fate.GOES, Fate.SURVIVES)),
                EndStates.wrong(facts.mappings()),
                verdict.status(0),
                verdict.removedFirst(),
                verdict.waitedFor()));
    }

    /** Empty if the teardown failed because of the stuck mapping, in time, and said what a person needs. */
    static Optional<String> ofStuckTeardown(Facts facts, Duration timeout) {
        Verdict verdict = new Verdict(facts);
        return first(List.of(
                EndStates.missing(facts.mappings(), List.of(Fate.GOES, Fate.SURVIVES, Fate.STUCK)),
                EndStates.wrong(facts.mappings()),
                verdict.status(1),
                verdict.failedInTime(timeout),
                verdict.explained()));
    }

    private static Optional<String> first(List<Stream<String>> faults) {
        return faults.stream().flatMap(fault -> fault).findFirst();
    }

    private Stream<String> status(int expected) {
        return when(
                facts.destroyStatus() != expected,
                "cdk destroy ended with status %d, not %d".formatted(facts.destroyStatus(), expected));
    }

    /** The cleanup is over before a function or a role begins to go: mappings need both until they are gone. */
    private Stream<String> removedFirst() {
        OptionalInt cleaned = last(CLEANUP, "DELETE_COMPLETE");
        if (cleaned.isEmpty()) {
            return Stream.of("no event says that the cleanup's deletion is complete");
        }
        List<ResourceEvent> before = facts.events().subList(0, cleaned.getAsInt());
        Stream<String> early = before.stream()
                .filter(event -> event.is(FUNCTION, "DELETE_IN_PROGRESS") || event.is(ROLE, "DELETE_IN_PROGRESS"))
                .map(event -> "the deletion of %s began before the cleanup was over".formatted(event.logicalId()));
        return Stream.of(
                        early,
                        missing(FUNCTION, "DELETE_COMPLETE"),
                        missing(ROLE, "DELETE_COMPLETE"),
                        missing(STACK, "DELETE_COMPLETE"))
                .flatMap(fault -> fault);
    }

    /** The cleanup was not over before the mappings were gone. */
    private Stream<String> waitedFor() {
        OptionalInt cleaned = last(CLEANUP, "DELETE_COMPLETE");
        if (cleaned.isEmpty()) {
            return Stream.empty();
        }
        Instant over = facts.events().get(cleaned.getAsInt()).at().plus(LATE_LOOK);
        return facts.mappings().stream()
                .filter(seen -> seen.isGone() && seen.since().isAfter(over))
                .map(seen -> "the mapping %s was still there when the cleanup was over".formatted(seen.mapping()));
    }

    private Stream<String> failedInTime(Duration timeout) {
        OptionalInt began = last(CLEANUP, "DELETE_IN_PROGRESS");
        OptionalInt failed = last(CLEANUP, "DELETE_FAILED");
        if (began.isEmpty() || failed.isEmpty()) {
            return Stream.of("no event says that the cleanup's deletion failed");
        }
        Duration took = Duration.between(
                facts.events().get(began.getAsInt()).at(),
                facts.events().get(failed.getAsInt()).at());
        return Stream.concat(
                when(
                        took.compareTo(timeout.plus(ALLOWANCE)) > 0,
                        "the cleanup took %d s to fail, with a timeout of %d s"
                                .formatted(took.toSeconds(), timeout.toSeconds())),
                missing(STACK, "DELETE_FAILED"));
    }

    /** Both places where a person looks, CloudFormation's event and the CLI's last words, name what is stuck and what to do. */
    private Stream<String> explained() {
        OptionalInt failed = last(CLEANUP, "DELETE_FAILED");
        String reason =
                failed.isEmpty() ? "" : facts.events().get(failed.getAsInt()).reason();
        return facts.mappings().stream()
                .filter(seen -> seen.mapping().fate() == Fate.STUCK)
                .flatMap(seen -> Stream.of(seen.mapping().uuid(), Sighting.DELETING, "cdk destroy"))
                .flatMap(word -> Stream.concat(
                        when(!reason.contains(word), "CloudFormation's reason does not name " + word),
                        when(!facts.destroyOutput().contains(word), "what cdk destroy prints does not name " + word)));
    }

    private Stream<String> missing(String type, String status) {
        return when(last(type, status).isEmpty(), "no event says %s of a resource of type %s".formatted(status, type));
    }

    private OptionalInt last(String type, String status) {
        return IntStream.range(0, facts.events().size())
                .filter(i -> facts.events().get(i).is(type, status))
                .reduce((earlier, later) -> later);
    }

    private static Stream<String> when(boolean wrong, String fault) {
        return wrong ? Stream.of(fault) : Stream.empty();
    }
}

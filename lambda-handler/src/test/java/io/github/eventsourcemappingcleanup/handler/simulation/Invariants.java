package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedNetwork.ResponseUrl.Reception;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedNetwork.ResponseUrl.Response;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Quota;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds after each world, judged by the world's own record and by nothing that the handler says of itself.
 *
 * <p>What would make a rule undecidable, also for a person who sees all answers of AWS, is left out of the worlds: a
 * list that lags behind creations, or has new mappings on a page that was read already, while an old one goes before its page
 * is read ({@link SimulatedMapping.MappingMaker}); a mapping that the list leaves out and the run has never seen
 * ({@link SuccessRule}); a Get or Delete that says wrongly that a mapping does not exist, where the list can't correct it
 * ({@link Faults}).
 */
final class Invariants {
    /** One thing that must hold, whatever happened. */
    interface Rule {
        /** @param violations is told each violation, in words */
        void judge(World world, Consumer<String> violations);
    }

    private static final List<Rule> RULES = List.of(
            new SuccessRule(), new AnsweredRule(), new DeletionRule(), new BodyRule(), new RateRule(), new CalmRule());

    private Invariants() {}

    static List<String> violations(World world) {
        List<String> violations = new ArrayList<>();
        for (Rule rule : RULES) {
            rule.judge(world, text -> violations.add(rule.getClass().getSimpleName() + ": " + text));
        }
        return violations;
    }

    /**
     * SUCCESS only when no selected mapping was left at some moment after the last scan began. For a selection of UUIDs alone,
     * which needs no list, that is when the run responds: a mapping that is gone does not come back.
     */
    static final class SuccessRule implements Rule {
        @Override
        public void judge(World world, Consumer<String> violations) {
            if (world.request().isDelete()) {
                world.responseUrl().responses.stream()
                        .filter(Response::isSuccess)
                        .map(Response::run)
                        .forEach(run ->
                                judge(world, run, text -> violations.accept(run.name + " says SUCCESS " + text)));
            }
        }

        private static void judge(World world, SimulatedRun run, Consumer<String> violations) {
            SimulatedRequest request = world.request();
            if (!request.isFlawless()) {
                if (!request.text("PhysicalResourceId").equals(SimulatedRequest.REFUSED_ID)) {
                    violations.accept("though " + request.flaw().name());
                }
                return;
            }
            if (!run.told.sufficesToDecide()) {
                violations.accept("and does not know what the stack is becoming");
                return;
            }
            List<SimulatedTarget> removed = run.told.targetsRemoved();
            boolean needsList = removed.stream().anyMatch(target -> !(target instanceof SimulatedTarget.OfUuid));
            Instant responded = Objects.requireNonNull(run.beganToRespond());
            Instant scanned = needsList ? lastScan(run) : responded;
            if (scanned == null) {
                violations.accept("without a scan");
            } else if (!wasNothingLeft(world, run, removed, scanned, responded)) {
                violations.accept("though at each moment since its last scan at %s something selected was left"
                        .formatted(scanned));
            }
        }

        private static @Nullable Instant lastScan(SimulatedRun run) {
            return run.calls.stream()
                    .filter(SimulatedRun.Call::beginsAScan)
                    .map(SimulatedRun.Call::began)
                    .reduce((earlier, later) -> later)
                    .orElse(null);
        }

        private static boolean wasNothingLeft(
                World world, SimulatedRun run, List<SimulatedTarget> removed, Instant from, Instant until) {
            List<SimulatedMapping> selected = world.selectedBy(removed).stream()
                    .filter(mapping -> !mapping.isDeclared())
                    .filter(mapping -> canBeKnown(mapping, run))
                    .toList();
            Stream<Instant> departures =
                    selected.stream().map(world::goneAt).filter(at -> !at.isBefore(from) && !at.isAfter(until));
            return Stream.concat(Stream.of(from), departures)
                    .anyMatch(moment -> selected.stream().noneMatch(mapping -> world.exists(mapping, moment)));
        }

        /** What the list leaves out, and this run has never seen, can't be known. */
        private static boolean canBeKnown(SimulatedMapping mapping, SimulatedRun run) {
            return !mapping.departure().isLeftOut() || run.heardOf.contains(mapping.uuid());
        }
    }

    /**
     * Every teardown is answered before its ServiceTimeout, unless every run was killed. More closely: a run that returns has
     * delivered its response, since Lambda does not run it again; and one that does not return was killed by the world, or the
     * response URL let it down. A run that went past its limit has only itself to blame.
     */
    static final class AnsweredRule implements Rule {
        private static final Duration SERVICE_TIMEOUT = Duration.ofSeconds(3000);
        /** From so many failures on, a run may leave it to the next one. */
        private static final int LET_DOWN = 3;

        @Override
        public void judge(World world, Consumer<String> violations) {
            if (!world.request().flaw().answerable()) {
                return;
            }
            List<Response> responses = world.responseUrl().responses;
            for (SimulatedRun run : world.runs()) {
                boolean returned = run.end() == SimulatedRun.End.RETURNED;
                if (returned && responses.stream().noneMatch(response -> response.run() == run)) {
                    violations.accept(run.name + " returned and has not answered");
                } else if (!returned && !isExcused(run)) {
                    violations.accept(run.name + " was not hindered, and ended as " + run.end());
                }
            }
            Instant timeout = SimulationScheduler.START.plus(SERVICE_TIMEOUT);
            boolean inTime =
                    responses.stream().anyMatch(response -> response.at().isBefore(timeout));
            if (!inTime
                    && !world.runs().stream()
                            .filter(run -> run.name.startsWith(SimulatedRun.LambdaQueue.FIRST))
                            .allMatch(AnsweredRule::isExcused)) {
                violations.accept("not answered within the ServiceTimeout");
            }
        }

        private static boolean isExcused(SimulatedRun run) {
            long failed =
                    run.puts.stream().filter(put -> put != Reception.TAKEN).count();
            return run.end() == SimulatedRun.End.CRASHED
                    || failed >= LET_DOWN
                    || run.puts.contains(Reception.REFUSED)
                    || run.puts.contains(Reception.HANGING);
        }
    }

    /**
     * Nothing unselected is ever deleted, nothing that a stack declares, and nothing that is kept: what a run asks to delete
     * is selected by a target that may be removed in the status that this run was told.
     */
    static final class DeletionRule implements Rule {
        @Override
        public void judge(World world, Consumer<String> violations) {
            for (SimulatedRun run : world.runs()) {
                List<SimulatedTarget> removed = run.told.targetsRemoved();
                run.calls.stream()
                        .filter(call -> call.isOf(ControlPlane.DELETE))
                        .filter(call -> !mayBeDeleted(call.subject(), removed, world))
                        .forEach(call -> violations.accept("%s asked to delete %s, told %s"
                                .formatted(run.name, call.subject(), run.told.stackStatus())));
            }
        }

        private static boolean mayBeDeleted(String uuid, List<SimulatedTarget> removed, World world) {
            SimulatedMapping mapping = world.mappings().get(uuid);
            if (mapping == null) {
                return removed.contains(new SimulatedTarget.OfUuid(uuid));
            }
            return !mapping.isDeclared() && removed.stream().anyMatch(target -> target.selects(mapping));
        }
    }

    /** Every body is valid and within 4,096 bytes (AWS document crpg-ref-responses). */
    static final class BodyRule implements Rule {
        private static final int MOST_BYTES = 4096;
        private static final int LONGEST_ID = 1024;
        private static final List<String> ECHOED = List.of("StackId", "RequestId", "LogicalResourceId");
        private static final Set<String> STATUSES = Set.of("SUCCESS", "FAILED");

        @Override
        public void judge(World world, Consumer<String> violations) {
            world.responseUrl().responses.forEach(response -> judge(world.request(), response, violations));
        }

        private static void judge(SimulatedRequest request, Response response, Consumer<String> violations) {
            Map<String, Object> fields = response.fields();
            String status = String.valueOf(fields.get("Status"));
            String text = new String(response.body(), StandardCharsets.UTF_8);
            if (response.body().length > MOST_BYTES) {
                violations.accept("a body of " + response.body().length + " bytes");
            }
            if (!STATUSES.contains(status)) {
                violations.accept("no Status: " + text);
            }
            if (status.equals("FAILED") && isEmpty(fields.get("Reason"))) {
                violations.accept("FAILED without a Reason: " + text);
            }
            for (String field : ECHOED) {
                if (!request.text(field).equals(fields.getOrDefault(field, ""))) {
                    violations.accept(field + " is not echoed: " + text);
                }
            }
            Object id = fields.get("PhysicalResourceId");
            String sent = request.text("PhysicalResourceId");
            if (isEmpty(id) || ((String) id).getBytes(StandardCharsets.UTF_8).length > LONGEST_ID) {
                violations.accept("PhysicalResourceId " + id);
            } else if (request.isDelete() && !sent.isEmpty() && !sent.equals(id)) {
                violations.accept("the PhysicalResourceId of a Delete is not echoed: " + id);
            }
        }

        private static boolean isEmpty(@Nullable Object value) {
            return !(value instanceof String text) || text.isEmpty();
        }
    }

    /** Never more calls a second than allowed: a quota of 15 a second, with room for few, takes all that a run begins. */
    static final class RateRule implements Rule {
        private static final double PER_SECOND = 15;
        private static final double BURST = 5;

        @Override
        public void judge(World world, Consumer<String> violations) {
            for (SimulatedRun run : world.runs()) {
                Quota quota = new Quota(PER_SECOND, BURST, run.began);
                run.calls.stream()
                        .filter(call -> call.isOfLambda() && !quota.take(call.began()))
                        .findFirst()
                        .ifPresent(call -> violations.accept("%s makes more calls than %.0f a second at %s"
                                .formatted(run.name, PER_SECOND, call.began())));
            }
        }
    }
}

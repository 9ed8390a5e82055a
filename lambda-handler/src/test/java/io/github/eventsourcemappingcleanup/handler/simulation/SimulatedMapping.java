package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedTarget.FunctionName;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedTarget.SourceName;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was drawn of a mapping. What becomes of it, the model of AWS knows. */
record SimulatedMapping(
        String uuid, FunctionName function, @Nullable SourceName source, Declaration declaration, Departure departure) {
    /** Whether it is a resource of a CloudFormation stack. */
    enum Declaration {
        NONE,
        BY_A_STACK,
        /** Which owns nothing any more. */
        BY_A_DELETED_STACK
    }

    /**
     * How it takes its deletion.
     *
     * @param isLeftOut whether the list does not have it from then on
     */
    record Departure(Duration lasts, boolean forEver, Duration listedAfterwards, boolean isLeftOut) {}

    /** It is left to that stack. */
    boolean isDeclared() {
        return declaration == Declaration.BY_A_STACK;
    }

    /** Draws mappings: what they are of, in which state they are, how long their deletion lasts. */
    static final class MappingMaker {
        private static final List<String> TRANSITIONS =
                List.of("Creating", "Enabling", "Disabling", "Updating", "Migrating");
        private static final List<String> RESTS =
                List.of("Enabled", "Enabled", "Enabled", "Disabled", "Disabled", "Hibernating");
        private static final List<String> REASONS = List.of(
                "USER_INITIATED",
                "User action",
                "",
                "Zurückgesetzt \"ohne\" Grund \\ \u0007\n…",
                "🚧 ".repeat(200),
                "…ü".repeat(900),
                "x".repeat(3000));

        private final SeededRandom random;
        private final SimulatedTarget.TargetMaker targets;
        private final int leftOutPercent;
        /** Whether the list leaves out mappings by the service of their source, not one by one. */
        private final boolean leavesOutServices;

        private final Map<String, Boolean> leftOutServices = new HashMap<>();
        /** In some worlds most deletions are quick, so that much happens at once. */
        private final int quickPercent;
        /** The least seconds that other deletions last: in some worlds all are slow, so that much happens meanwhile. */
        private final int slow;

        private final int talkativePercent;
        private final int declaredPercent;
        private final Duration longestListedAfterwards;
        private int fresh;

        /** @param many then the list leaves out no single ones: of many, the handler asks about a sample only */
        MappingMaker(SeededRandom random, SimulatedTarget.TargetMaker targets, boolean many) {
            this.random = random;
            this.targets = targets;
            this.leftOutPercent = random.oneOf(0, 0, 0, 50, 100);
            this.leavesOutServices = many || random.percent(30);
            this.quickPercent = random.oneOf(10, 10, 10, 10, 90);
            this.slow = random.percent(15) ? 100 : 1;
            this.talkativePercent = random.oneOf(20, 20, 20, 100);
            this.declaredPercent = random.oneOf(0, 0, 0, 0, 30);
            this.longestListedAfterwards = random.percent(25) ? random.seconds(1, 60) : Duration.ZERO;
        }

        /** Whether nothing that is there is missing in the list. */
        boolean listTellsAll() {
            return leftOutPercent == 0;
        }

        /** One that was there before, in any state. */
        void addOld(@Nullable SimulatedTarget of, World world) {
            String uuid = of instanceof SimulatedTarget.OfUuid target ? target.uuid() : random.uuid();
            String rest = random.oneOf(RESTS);
            SimulatedMapping mapping = make(uuid, of, rest);
            if (random.percent(25)) {
                int longest = random.percent(90) ? 60 : 400;
                add(mapping, world, transition(mapping, world, random.oneOf(TRANSITIONS), random.seconds(0, longest)));
            } else {
                add(mapping, world, Phase.lasting(rest));
                if (random.percent(8)) {
                    world.plane().delete(uuid);
                }
            }
        }

        /** One that somebody makes now. It is listed last: {@link Invariants} says why. */
        SimulatedMapping addFresh(SimulatedTarget of, World world) {
            String rest = random.oneOf(RESTS);
            SimulatedMapping mapping = make("ffffffff-ffff-4fff-bfff-%012x".formatted(fresh++), of, rest);
            Phase[] phases = rest.equals("Disabled")
                    ? new Phase[] {Phase.lasting(rest)}
                    : transition(mapping, world, "Creating", random.seconds(0, 20));
            add(mapping, world, phases);
            return mapping;
        }

        /** The states of one that is changed now. */
        Phase[] transition(SimulatedMapping mapping, World world, String during, Duration lasts) {
            world.transitionEnds().put(mapping.uuid(), world.scheduler().now().plus(lasts));
            String rest = during.equals("Disabling") ? "Disabled" : "Enabled";
            return new Phase[] {Phase.of(during, lasts), Phase.lasting(rest)};
        }

        private void add(SimulatedMapping mapping, World world, Phase... phases) {
            String reason = random.percent(talkativePercent) ? random.oneOf(REASONS) : REASONS.get(0);
            world.plane().add(planned(mapping, reason).phases(phases));
            // CloudFormation learns the UUID of one that it makes only when it is made.
            boolean isMade = !phases[0].state().equals("Creating");
            world.add(mapping, isMade ? world.scheduler().now() : world.transitionEnds(mapping));
        }

        private SimulatedMapping make(String uuid, @Nullable SimulatedTarget of, String rest) {
            SourceName source = of instanceof SimulatedTarget.OfSource target ? sourceOf(target) : sourceOrKafka();
            Duration lasts = rest.equals("Disabled") || random.percent(quickPercent)
                    ? random.upTo(Duration.ofSeconds(2))
                    : Duration.ofSeconds(random.magnitude(slow, 200));
            return new SimulatedMapping(
                    uuid,
                    of instanceof SimulatedTarget.OfFunction target ? functionOf(target) : targets.function(),
                    source,
                    random.percent(declaredPercent)
                            ? random.oneOf(Declaration.BY_A_STACK, Declaration.BY_A_DELETED_STACK)
                            : Declaration.NONE,
                    new Departure(lasts, random.percent(0.7), random.upTo(longestListedAfterwards), isLeftOut(source)));
        }

        /** For the model. */
        private static NewMapping planned(SimulatedMapping mapping, String stateTransitionReason) {
            String function = mapping.function().arn();
            Departure departure = mapping.departure();
            NewMapping plan = (mapping.source() == null
                            ? NewMapping.ofKafka("orders", "kafka.example.com:9092", function)
                            : NewMapping.reading(mapping.source().arn(), function))
                    .uuid(mapping.uuid())
                    .member("StateTransitionReason", stateTransitionReason)
                    .listedAfterwards(departure.listedAfterwards());
            plan = departure.isLeftOut() ? plan.notListedInDeleting() : plan;
            return departure.forEver() ? plan.neverGone() : plan.deletingFor(departure.lasts());
        }

        private boolean isLeftOut(@Nullable SourceName source) {
            return leavesOutServices
                    ? leftOutServices.computeIfAbsent(
                            source == null ? "" : source.service(), service -> random.percent(leftOutPercent))
                    : random.percent(leftOutPercent);
        }

        private FunctionName functionOf(SimulatedTarget.OfFunction target) {
            FunctionName function = target.function();
            return function.qualifier().isEmpty()
                    ? new FunctionName(
                            function.account(),
                            function.name(),
                            targets.function().qualifier())
                    : function;
        }

        private SourceName sourceOf(SimulatedTarget.OfSource target) {
            for (int tries = 0; tries < 20; tries++) {
                SourceName source = targets.source();
                if (source.whole().equals(target.source().whole())) {
                    return target.source().part().isEmpty() ? source : target.source();
                }
            }
            return target.source();
        }

        private @Nullable SourceName sourceOrKafka() {
            return random.percent(10) ? null : targets.source();
        }
    }
}

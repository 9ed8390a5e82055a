package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws mappings: what they are of, in which state they are, how long their deletion lasts. */
final class MappingMaker {
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

    private final SeededRandom chance;
    private final Targets targets;
    private final Duration longestListedAfterwards;
    private final int leftOutPercent;
    /** Whether the list leaves out mappings by the service of their source, not one by one. */
    private final boolean leavesOutServices;

    private final Map<String, Boolean> leftOutServices = new HashMap<>();
    /** In some worlds most deletions are quick, so that much happens at once. */
    private final int quickPercent;
    /** The least seconds that other deletions last: in some worlds all are slow, so that much happens meanwhile. */
    private final int slow;

    private final int talkative;
    private final int declaredPercent;

    /** @param many then the list leaves out no single ones: of many, the handler asks about a sample only */
    MappingMaker(SeededRandom chance, Targets targets, boolean many) {
        this.chance = chance;
        this.targets = targets;
        this.leftOutPercent = chance.oneOf(0, 0, 0, 50, 100);
        this.leavesOutServices = many || chance.percent(30);
        this.quickPercent = chance.oneOf(10, 10, 10, 10, 90);
        this.slow = chance.percent(15) ? 100 : 1;
        this.talkative = chance.oneOf(20, 20, 20, 100);
        this.declaredPercent = chance.oneOf(0, 0, 0, 0, 30);
        this.longestListedAfterwards = chance.percent(25) ? chance.seconds(1, 60) : Duration.ZERO;
    }

    /** Whether nothing that is there is missing in the list. */
    boolean listTellsAll() {
        return leftOutPercent == 0;
    }

    /** One that was there before, in any state. */
    SimulatedMapping old(@Nullable SimulatedTarget of) {
        SimulatedMapping mapping = make(of, SimulationScheduler.START);
        if (chance.percent(25)) {
            int longest = chance.percent(90) ? 60 : 400;
            changes(mapping, chance.oneOf(TRANSITIONS), SimulationScheduler.START.plus(chance.seconds(0, longest)));
        } else if (chance.percent(6)) {
            mapping.beginsDeletion(SimulationScheduler.START);
        }
        return mapping;
    }

    /** One that somebody makes now. */
    SimulatedMapping fresh(SimulatedTarget of, Instant now) {
        SimulatedMapping mapping = make(of, now);
        if (!mapping.state(now).equals("Disabled")) {
            changes(mapping, "Creating", now.plus(chance.seconds(0, 20)));
        }
        return mapping;
    }

    void changes(SimulatedMapping mapping, String transition, Instant until) {
        mapping.changes(transition, until, transition.equals("Disabling") ? "Disabled" : "Enabled");
    }

    private SimulatedMapping make(@Nullable SimulatedTarget of, Instant at) {
        SimulatedMapping.Birth birth = new SimulatedMapping.Birth(
                of instanceof SimulatedTarget.OfUuid target ? target.uuid() : chance.uuid(),
                of instanceof SimulatedTarget.OfFunction target ? functionOf(target) : targets.function(),
                of instanceof SimulatedTarget.OfSource target ? sourceOf(target) : sourceOrKafka(),
                chance.percent(talkative) ? chance.oneOf(REASONS) : REASONS.get(0),
                chance.percent(declaredPercent)
                        ? chance.oneOf(Declaration.BY_A_STACK, Declaration.BY_A_DELETED_STACK)
                        : Declaration.NONE,
                at);
        String rest = chance.oneOf(RESTS);
        return new SimulatedMapping(birth, departure(birth, rest), rest);
    }

    private SimulatedMapping.Departure departure(SimulatedMapping.Birth birth, String rest) {
        Duration lasts = rest.equals("Disabled") || chance.percent(quickPercent)
                ? chance.upTo(Duration.ofSeconds(2))
                : Duration.ofSeconds(chance.magnitude(slow, 200));
        return new SimulatedMapping.Departure(
                lasts,
                chance.percent(0.7),
                chance.upTo(longestListedAfterwards),
                isLeftOut(birth.source()),
                chance.percent(70) ? Fault.IN_USE : Fault.CONFLICT);
    }

    private boolean isLeftOut(@Nullable SourceName source) {
        return leavesOutServices
                ? leftOutServices.computeIfAbsent(
                        source == null ? "" : source.service(), service -> chance.percent(leftOutPercent))
                : chance.percent(leftOutPercent);
    }

    private FunctionName functionOf(SimulatedTarget.OfFunction target) {
        FunctionName function = target.function();
        return function.qualifier().isEmpty()
                ? new FunctionName(
                        function.account(), function.name(), targets.function().qualifier())
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
        return chance.percent(10) ? null : targets.source();
    }
}

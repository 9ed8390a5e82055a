package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws what goes wrong in a world. */
final class FaultMaker {
    private static final List<Fault> OF_ANY_CALL = List.of(
            Fault.THROTTLED,
            Fault.THROTTLED_WITHOUT_A_WORD,
            Fault.SERVICE,
            Fault.EXPIRED_TOKEN,
            Fault.BARE_404,
            Fault.BARE_502,
            Fault.NO_CONNECTION,
            Fault.ANSWER_LOST,
            Fault.HANGING,
            Fault.SLOW,
            Fault.DENIED,
            Fault.DENIED);
    private static final List<Fault> OF_DELETE = List.of(Fault.IN_USE, Fault.CONFLICT);
    /** A list that is "not found", or called invalid, says nothing. */
    private static final List<Fault> OF_LIST = List.of(Fault.NOT_FOUND, Fault.INVALID);
    /** A denial that lasts longer is believed. */
    private static final int LONGEST_DENIAL = 28;

    private final SeededRandom chance;

    FaultMaker(SeededRandom chance) {
        this.chance = chance;
    }

    /** @param listTellsAll whether a Get or Delete may say wrongly that something is gone, since the list knows better */
    Faults make(boolean listTellsAll) {
        List<Faults.Window> windows = new ArrayList<>();
        int number = chance.percent(35) ? 0 : chance.between(1, 4);
        while (windows.size() < number) {
            windows.add(window());
        }
        if (chance.percent(30)) {
            windows.add(of(Fault.MARKER_EXPIRED, Operation.LIST, chance.magnitude(1, 60), chance.oneOf(50, 100)));
        }
        if (listTellsAll && chance.percent(10)) {
            windows.add(of(
                    Fault.NOT_FOUND,
                    chance.oneOf(Operation.GET, Operation.DELETE),
                    chance.magnitude(1, 60),
                    chance.oneOf(10, 50, 100)));
        }
        return new Faults(windows, chance.split());
    }

    private Faults.Window window() {
        Operation operation = chance.oneOf(Operation.values());
        Fault fault = fault(operation);
        int seconds = chance.magnitude(1, fault == Fault.DENIED ? LONGEST_DENIAL : 150);
        return of(fault, operation, chance.percent(4) ? 100_000 : seconds, chance.oneOf(100, 100, 50, 10));
    }

    private Fault fault(Operation operation) {
        if (operation == Operation.DELETE && chance.percent(25)) {
            return chance.oneOf(OF_DELETE);
        } else if (operation == Operation.LIST && chance.percent(25)) {
            return chance.oneOf(OF_LIST);
        } else if (operation == Operation.DESCRIBE_STACKS && chance.percent(10)) {
            return Fault.INVALID;
        }
        return chance.percent(2) ? Fault.INVALID : chance.oneOf(OF_ANY_CALL);
    }

    private Faults.Window of(Fault fault, Operation operation, int seconds, int percent) {
        Instant from = SimulationScheduler.START.plus(chance.percent(50) ? Duration.ZERO : chance.seconds(0, 300));
        int times = chance.percent(25) ? chance.between(1, 3) : Integer.MAX_VALUE;
        return new Faults.Window(fault, operation, from, from.plusSeconds(seconds), percent, times);
    }

    Quota quota() {
        List<Quota.Phase> phases = new ArrayList<>();
        Instant until = SimulationScheduler.START;
        for (int left = chance.percent(70) ? 0 : chance.between(1, 3); left > 0; left--) {
            boolean tooMuch = chance.percent(30);
            until = until.plus(chance.seconds(1, tooMuch ? 60 : 400));
            phases.add(new Quota.Phase(until, tooMuch ? chance.between(13, 25) : chance.between(1, 12)));
        }
        return new Quota(phases);
    }

    Latency latency() {
        int millis = chance.percent(85) ? chance.magnitude(5, 200) : chance.magnitude(200, 1500);
        return new Latency(Duration.ofMillis(millis), chance.split());
    }

    ResponseUrl.Faults ofTheResponseUrl() {
        boolean isDown = chance.percent(7);
        return new ResponseUrl.Faults(
                isDown ? SimulationScheduler.START.plus(chance.seconds(0, 900)) : Instant.MIN,
                chance.percent(15) ? chance.between(5, 50) : 0,
                chance.percent(5) ? 1 : 0);
    }

    Mappings.Habits habits() {
        return new Mappings.Habits(
                chance.percent(15),
                chance.oneOf(null, null, Fault.IN_USE, Fault.CONFLICT),
                chance.percent(10),
                chance.percent(10),
                chance.percent(80) ? 100 : chance.between(1, 5));
    }
}

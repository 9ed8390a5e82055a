package io.github.eventsourcemappingcleanup.handler.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Draws a whole world. */
final class WorldMaker {
    private static final List<String> STATUSES = List.of(
            "CREATE_IN_PROGRESS",
            "CREATE_COMPLETE",
            "CREATE_FAILED",
            "ROLLBACK_FAILED",
            "ROLLBACK_COMPLETE",
            "DELETE_FAILED",
            "DELETE_COMPLETE",
            "UPDATE_IN_PROGRESS",
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_COMPLETE",
            "UPDATE_FAILED",
            "UPDATE_ROLLBACK_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
            "UPDATE_ROLLBACK_COMPLETE",
            "IMPORT_IN_PROGRESS",
            "A_STATUS_OF_THE_FUTURE",
            SimulatedStack.GONE);

    private static final List<String> CLEAN_UPS = List.copyOf(new TreeSet<>(SimulatedTarget.CLEAN_UPS));

    private final SeededRandom chance;
    private final SimulationScheduler agenda;
    private final Trace story;

    WorldMaker(SeededRandom chance, SimulationScheduler agenda, Trace story) {
        this.chance = chance;
        this.agenda = agenda;
        this.story = story;
    }

    /** The agenda then holds all that will happen. */
    World make() {
        FaultMaker faults = new FaultMaker(chance.split());
        Targets targets = new Targets(chance.split());
        int size = chance.between(1, 1000);
        MappingMaker maker = new MappingMaker(chance.split(), targets, size > 990);
        SimulatedRequest request = new RequestMaker(chance.split()).make(targets.some());
        SimulatedStack stack = stack();
        World world = new World(
                agenda,
                chance.split(),
                new Mappings(faults.habits()),
                faults.make(maker.listTellsAll()
                        && request.targets().stream().noneMatch(SimulatedTarget.OfUuid.class::isInstance)),
                faults.quota(),
                faults.latency(),
                stack,
                request,
                new ResponseUrl(
                        faults.ofTheResponseUrl(), chance.split(), request.sent(), answer -> goOn(stack, answer)),
                new ArrayList<>(),
                new ArrayList<>(),
                story);
        addMappings(world, maker, size);
        new ConcurrentActors(world, maker, chance.split()).plan();
        new LambdaQueue(world, chance.split()).take(request);
        return world;
    }

    private void addMappings(World world, MappingMaker maker, int size) {
        int selected = size <= 900
                ? chance.between(0, 6)
                : size <= 990
                        ? chance.between(7, 30)
                        : size <= 996 ? chance.between(80, 250) : chance.between(320, 420);
        int others = size <= 990 ? chance.between(0, 3) : chance.between(0, 150);
        List<SimulatedMapping> mappings = new ArrayList<>();
        for (SimulatedTarget target : world.request().targets()) {
            if (target instanceof SimulatedTarget.OfUuid && chance.percent(85)) {
                mappings.add(maker.old(target));
            }
        }
        List<SimulatedTarget> targets = world.request().targets().stream()
                .filter(target -> !(target instanceof SimulatedTarget.OfUuid))
                .toList();
        for (int i = 0; i < selected && !targets.isEmpty(); i++) {
            mappings.add(chance.between(0, mappings.size()), maker.old(chance.oneOf(targets)));
        }
        for (int i = 0; i < others; i++) {
            mappings.add(chance.between(0, mappings.size()), maker.old(null));
        }
        mappings.forEach(world.mappings()::add);
    }

    private SimulatedStack stack() {
        SimulatedStack stack = new SimulatedStack(RequestMaker.STACK_ID);
        int kind = chance.between(1, 100);
        stack.changes(
                Instant.MIN,
                kind <= 65
                        ? "DELETE_IN_PROGRESS"
                        : kind <= 75 ? "ROLLBACK_IN_PROGRESS" : chance.oneOf(kind <= 90 ? CLEAN_UPS : STATUSES));
        if (chance.percent(10)) {
            stack.changes(
                    SimulationScheduler.START.plus(chance.seconds(0, 900)),
                    chance.percent(50) ? "DELETE_IN_PROGRESS" : chance.oneOf(STATUSES));
        }
        return stack;
    }

    /** What CloudFormation does when it is answered. */
    private void goOn(SimulatedStack stack, ResponseUrl.Response answer) {
        String status = stack.status(answer.at());
        if (!status.equals("DELETE_IN_PROGRESS") && !status.equals("ROLLBACK_IN_PROGRESS")) {
            return;
        }
        boolean success = new String(answer.body(), StandardCharsets.UTF_8).contains("\"SUCCESS\"");
        Instant when = answer.at().plus(chance.seconds(0, 30));
        String verb = status.substring(0, status.indexOf('_'));
        stack.changes(when, verb + (success ? "_COMPLETE" : "_FAILED"));
        if (chance.percent(10)) {
            stack.changes(when.plus(chance.seconds(0, 30)), SimulatedStack.GONE);
        }
    }
}

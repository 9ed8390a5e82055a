package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedMapping.Declaration;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedMapping.MappingMaker;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedNetwork.ResponseUrl;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedRequest.RequestMaker;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedTarget.TargetMaker;
import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.Habits;
import io.github.eventsourcemappingcleanup.testbed.aws.Habits.OnDelete;
import io.github.eventsourcemappingcleanup.testbed.aws.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything outside of the handler, and the record of what happened there.
 *
 * @param backgroundTraffic what others take of the quota
 * @param latency of a call there, or back, at the most
 * @param mappings by UUID: what was drawn of them; what becomes of them, the control plane knows
 * @param transitionEnds by UUID: when a mapping leaves Creating, Enabling and the like, if it was ever in them
 * @param runs of the handler, in the order of their beginning
 * @param disturbances when other people did something to a mapping that is selected, or a stack's status changed
 * @param trace is told what happens, for a person who replays a seed; null if nobody does
 */
record World(
        SimulationScheduler scheduler,
        SeededRandom random,
        ControlPlane plane,
        SimulatedStacks stacks,
        Faults faults,
        List<Quota.Phase> backgroundTraffic,
        Duration latency,
        int largestPage,
        SimulatedRequest request,
        ResponseUrl responseUrl,
        Map<String, SimulatedMapping> mappings,
        Map<String, Instant> transitionEnds,
        List<SimulatedRun> runs,
        List<Instant> disturbances,
        @Nullable Consumer<String> trace) {
    /** @param isDeclaredFrom from when on a stack declares it, if one does */
    void add(SimulatedMapping mapping, Instant isDeclaredFrom) {
        mappings.put(mapping.uuid(), mapping);
        if (mapping.declaration() != Declaration.NONE) {
            String status = mapping.isDeclared() ? "CREATE_COMPLETE" : "DELETE_COMPLETE";
            scheduler.at(
                    isDeclaredFrom,
                    () -> stacks.addElsewhere("AWS::Lambda::EventSourceMapping", mapping.uuid(), status));
        }
    }

    /** Those that one of these selects. */
    List<SimulatedMapping> selectedBy(List<SimulatedTarget> targets) {
        return mappings.values().stream()
                .filter(mapping -> targets.stream().anyMatch(target -> target.selects(mapping)))
                .toList();
    }

    boolean exists(SimulatedMapping mapping, Instant at) {
        return plane.find(mapping.uuid(), at).isPresent();
    }

    /** Far in the future if nobody has asked for its deletion. */
    Instant goneAt(SimulatedMapping mapping) {
        return plane.goneAt(mapping.uuid());
    }

    /** Long ago if it was never in one. */
    Instant transitionEnds(SimulatedMapping mapping) {
        return transitionEnds.getOrDefault(mapping.uuid(), Instant.MIN);
    }

    void tell(Supplier<String> line) {
        if (trace != null) {
            Duration since = Duration.between(SimulationScheduler.START, scheduler.now());
            trace.accept("%10.3f %s".formatted(since.toNanos() / 1e9, line.get()));
        }
    }

    /** Draws a whole world. */
    static final class WorldMaker {
        private static final int QUOTA = 15;

        private final SeededRandom random;
        private final SimulationScheduler scheduler;
        private final @Nullable Consumer<String> trace;

        WorldMaker(SeededRandom random, SimulationScheduler scheduler, @Nullable Consumer<String> trace) {
            this.random = random;
            this.scheduler = scheduler;
            this.trace = trace;
        }

        /** The scheduler then holds all that will happen. */
        World make() {
            int size = random.between(1, 1000);
            TargetMaker targets = new TargetMaker(random.split());
            MappingMaker maker = new MappingMaker(random.split(), targets, size > 990);
            SimulatedRequest request = new RequestMaker(random.split()).make(targets.some());
            boolean listTellsAll = maker.listTellsAll()
                    && request.targets().stream().noneMatch(SimulatedTarget.OfUuid.class::isInstance);
            Habits habits = habits();
            List<Quota.Phase> backgroundTraffic = backgroundTraffic();
            List<Instant> disturbances = new ArrayList<>();
            SimulatedStacks stacks =
                    new SimulatedStacks(scheduler, random, request, habits.largestPage(), disturbances);
            World world = new World(
                    scheduler,
                    random.split(),
                    plane(habits, backgroundTraffic),
                    stacks,
                    new Faults(random.split(), listTellsAll),
                    backgroundTraffic,
                    Duration.ofMillis(random.percent(85) ? random.magnitude(5, 200) : random.magnitude(200, 1500)),
                    habits.largestPage(),
                    request,
                    new ResponseUrl(random, stacks::goOn),
                    new LinkedHashMap<>(),
                    new HashMap<>(),
                    new ArrayList<>(),
                    disturbances,
                    trace);
            stacks.begin();
            addMappings(world, maker, size);
            new ConcurrentActors(world, maker, random.split()).plan();
            new SimulatedRun.LambdaQueue(world, random.split()).take();
            return world;
        }

        private ControlPlane plane(Habits habits, List<Quota.Phase> backgroundTraffic) {
            ControlPlane plane = new ControlPlane(
                    scheduler::now, new AccountAndRegion("eu-west-1", "111111111111"), Durations.likeAws());
            plane.habits(habits);
            plane.quota(new Quota(QUOTA, QUOTA, backgroundTraffic, scheduler.now()));
            return plane;
        }

        private Habits habits() {
            return new Habits(
                    random.oneOf(OnDelete.IN_USE, OnDelete.IN_USE, OnDelete.CONFLICT),
                    random.oneOf(OnDelete.ACCEPTED, OnDelete.ACCEPTED, OnDelete.IN_USE, OnDelete.CONFLICT),
                    random.percent(10),
                    random.percent(10),
                    random.percent(15),
                    random.percent(80) ? 100 : random.between(1, 5));
        }

        private List<Quota.Phase> backgroundTraffic() {
            List<Quota.Phase> phases = new ArrayList<>();
            Instant until = SimulationScheduler.START;
            for (int left = random.percent(70) ? 0 : random.between(1, 3); left > 0; left--) {
                boolean tooMuch = random.percent(30);
                until = until.plus(random.seconds(1, tooMuch ? 60 : 400));
                phases.add(new Quota.Phase(until, tooMuch ? random.between(13, 25) : random.between(1, 12)));
            }
            return phases;
        }

        private void addMappings(World world, MappingMaker maker, int size) {
            int selected = selected(size);
            int others = size <= 990 ? random.between(0, 3) : random.between(0, 150);
            List<SimulatedTarget> targets = new ArrayList<>();
            for (SimulatedTarget target : world.request().targets()) {
                if (!(target instanceof SimulatedTarget.OfUuid)) {
                    targets.add(target);
                } else if (random.percent(85)) {
                    maker.addOld(target, world);
                }
            }
            for (int i = 0; i < selected && !targets.isEmpty(); i++) {
                maker.addOld(random.oneOf(targets), world);
            }
            for (int i = 0; i < others; i++) {
                maker.addOld(null, world);
            }
        }

        /** Few in most worlds, since those are quick. */
        private int selected(int size) {
            if (size <= 900) {
                return random.between(0, 6);
            } else if (size <= 990) {
                return random.between(7, 30);
            }
            return size <= 996 ? random.between(80, 250) : random.between(320, 420);
        }
    }
}

package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.Habits;
import io.github.eventsourcemappingcleanup.testbed.aws.Habits.OnDelete;
import io.github.eventsourcemappingcleanup.testbed.aws.Quota;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    private static final int QUOTA = 15;
    private static final List<String> CLEAN_UPS = List.copyOf(new TreeSet<>(SimulatedTarget.CLEAN_UPS));

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
        Targets targets = new Targets(random.split());
        MappingMaker maker = new MappingMaker(random.split(), targets, size > 990);
        SimulatedRequest request = new RequestMaker(random.split()).make(targets.some());
        boolean listTellsAll =
                maker.listTellsAll() && request.targets().stream().noneMatch(SimulatedTarget.OfUuid.class::isInstance);
        Habits habits = habits();
        List<Quota.Phase> neighbours = neighbours();
        Stacks stacks = new Stacks(scheduler::now);
        stacks.pageSize(habits.largestPage());
        SimulatedStack stack = new SimulatedStack(stacks, scheduler, request.resources());
        World world = new World(
                scheduler,
                random.split(),
                plane(habits, neighbours),
                stacks,
                habits,
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new Faults(random.split(), listTellsAll),
                neighbours,
                Duration.ofMillis(random.percent(85) ? random.magnitude(5, 200) : random.magnitude(200, 1500)),
                stack,
                request,
                responses(request, stack),
                new ArrayList<>(),
                new ArrayList<>(),
                trace);
        begin(world);
        request.resources().stream()
                .filter(resource -> resource.fate() == SimulatedTarget.Fate.MOVED)
                .forEach(resource -> world.addElsewhere(resource.type(), resource.physicalId(), "UPDATE_COMPLETE"));
        addMappings(world, maker, size);
        new ConcurrentActors(world, maker, random.split()).plan();
        new LambdaQueue(world, random.split()).take(request);
        return world;
    }

    private ControlPlane plane(Habits habits, List<Quota.Phase> neighbours) {
        ControlPlane plane = new ControlPlane(
                scheduler::now, new AccountAndRegion("eu-west-1", "111111111111"), Durations.likeAws());
        plane.habits(habits);
        plane.quota(new Quota(QUOTA, QUOTA, neighbours, scheduler.now()));
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

    private List<Quota.Phase> neighbours() {
        List<Quota.Phase> phases = new ArrayList<>();
        Instant until = SimulationScheduler.START;
        for (int left = random.percent(70) ? 0 : random.between(1, 3); left > 0; left--) {
            boolean tooMuch = random.percent(30);
            until = until.plus(random.seconds(1, tooMuch ? 60 : 400));
            phases.add(new Quota.Phase(until, tooMuch ? random.between(13, 25) : random.between(1, 12)));
        }
        return phases;
    }

    private ResponseUrl responses(SimulatedRequest request, SimulatedStack stack) {
        boolean isDown = random.percent(7);
        ResponseUrl.Faults faults = new ResponseUrl.Faults(
                isDown ? SimulationScheduler.START.plus(random.seconds(0, 900)) : Instant.MIN,
                random.percent(15) ? random.between(5, 50) : 0,
                random.percent(5) ? 1 : 0);
        return new ResponseUrl(faults, random.split(), request.sent(), answer -> goOn(stack, answer));
    }

    private void addMappings(World world, MappingMaker maker, int size) {
        int selected = size <= 900
                ? random.between(0, 6)
                : size <= 990
                        ? random.between(7, 30)
                        : size <= 996 ? random.between(80, 250) : random.between(320, 420);
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

    private void begin(World world) {
        SimulatedStack stack = world.stack();
        int kind = random.between(1, 100);
        String status = kind <= 65
                ? "DELETE_IN_PROGRESS"
                : kind <= 75 ? "ROLLBACK_IN_PROGRESS" : random.oneOf(kind <= 90 ? CLEAN_UPS : STATUSES);
        if (random.percent(15)) {
            beginRoot(world);
            stack.isNestedIn(RequestMaker.ROOT_ID);
        }
        if (random.percent(10)) { // An old one is told at first.
            stack.enter(random.oneOf("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_IN_PROGRESS", "DELETE_FAILED"));
            change(world, random.seconds(1, 25), () -> stack.enter(status));
        } else {
            stack.enter(status);
        }
        if (random.percent(10)) {
            String next = random.percent(50) ? "DELETE_IN_PROGRESS" : random.oneOf(STATUSES);
            change(world, random.seconds(26, 900), () -> stack.enter(next));
        }
    }

    private void beginRoot(World world) {
        String status = random.percent(60) ? "DELETE_IN_PROGRESS" : random.oneOf(STATUSES);
        Stacks stacks = world.stacks();
        if (status.equals(SimulatedStack.GONE)) {
            return;
        }
        stacks.put(RequestMaker.ROOT_ID, random.percent(20) ? "UPDATE_COMPLETE" : status);
        change(world, random.seconds(1, 25), () -> stacks.put(RequestMaker.ROOT_ID, status));
    }

    private void change(World world, Duration after, Runnable change) {
        Instant when = SimulationScheduler.START.plus(after);
        world.disturbances().add(when);
        scheduler.at(when, change);
    }

    /** What CloudFormation does when it is answered. */
    private void goOn(SimulatedStack stack, ResponseUrl.Response answer) {
        String status = stack.status();
        if (!status.equals("DELETE_IN_PROGRESS") && !status.equals("ROLLBACK_IN_PROGRESS")) {
            return;
        }
        boolean success = new String(answer.body(), StandardCharsets.UTF_8).contains("\"SUCCESS\"");
        Instant when = answer.at().plus(random.seconds(0, 30));
        String verb = status.substring(0, status.indexOf('_'));
        stack.enterAt(when, verb + (success ? "_COMPLETE" : "_FAILED"));
        if (random.percent(10)) {
            stack.enterAt(when.plus(random.seconds(0, 30)), SimulatedStack.GONE);
        }
    }
}

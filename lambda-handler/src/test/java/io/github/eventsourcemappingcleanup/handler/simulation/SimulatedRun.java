package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.CleanupHandler;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of the handler's real code, and the record of all that it did. */
final class SimulatedRun implements Time {
    private final World world;
    private final String name;
    private final Lifetime life;
    private final List<Call> calls = new ArrayList<>();
    private final List<ResponseUrl.Reception> puts = new ArrayList<>();
    private final Set<String> heardOf = new HashSet<>();
    private final ToldStatus stack = new ToldStatus();
    private final ToldStatus root = new ToldStatus();
    private final Set<String> toldPlaces = new HashSet<>();
    private boolean toldTheResources;
    private boolean toldTheStatusAfterwards;
    private @Nullable Instant beganToAnswer;

    SimulatedRun(World world, String name, Lifetime.Crash crash) {
        this.world = world;
        this.name = name;
        this.life = new Lifetime(world.scheduler(), crash);
    }

    /** To the end, whatever that is. */
    void handle(byte[] event) {
        SimulatedNetwork network = new SimulatedNetwork(this, world);
        CleanupHandler handler = new CleanupHandler(network, network, this, world.random()::fraction);
        world.tell(() -> name + " begins");
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event),
                    OutputStream.nullOutputStream(),
                    new RunContext(name, life::left, this::tell));
            life.ends(Lifetime.End.RETURNED);
        } catch (Throwable e) { // As Lambda does.
            world.tell(() -> name + " threw " + e);
            life.ends(Lifetime.End.THREW);
        }
        world.tell(() -> name + " ended: " + life.end());
    }

    private void tell(String logged) {
        world.tell(() -> name + " logs " + logged.strip());
    }

    @Override
    public Instant now() {
        return world.scheduler().now();
    }

    @Override
    public void runConcurrently(int workers, Runnable work) {
        world.scheduler().runConcurrently(workers, work);
    }

    @Override
    public void sleep(Duration duration) {
        life.effect();
        life.pass(duration);
    }

    void adds(Call call) {
        calls.add(call);
    }

    void adds(ResponseUrl.Reception put) {
        puts.add(put);
    }

    void hearsOf(String uuid) {
        heardOf.add(uuid);
    }

    void isTold(String stackId, String status) {
        if (stackId.equals(RequestMaker.ROOT_ID)) {
            root.isTold(status, now());
            return;
        }
        String before = stack.status;
        if (stack.isTold(status, now())) {
            boolean isSame = Objects.equals(before, stack.status);
            toldTheStatusAfterwards = isSame && toldTheResources && toldPlaces.containsAll(placesInQuestion());
            toldTheResources = toldTheResources && isSame;
            if (!isSame) {
                toldPlaces.clear();
            }
        }
    }

    void isToldTheResources() {
        toldTheResources = true;
    }

    void isToldAbout(String physicalId) {
        toldPlaces.add(physicalId);
    }

    private Set<String> placesInQuestion() {
        return world.request().resources().stream()
                .filter(resource -> !resource.isListed())
                .map(SimulatedTarget.Resource::physicalId)
                .collect(Collectors.toSet());
    }

    void beginsToAnswer() {
        beganToAnswer = beganToAnswer == null ? now() : beganToAnswer;
    }

    String name() {
        return name;
    }

    Lifetime life() {
        return life;
    }

    List<Call> calls() {
        return Collections.unmodifiableList(calls);
    }

    List<ResponseUrl.Reception> puts() {
        return Collections.unmodifiableList(puts);
    }

    /** When its first PUT began; null if there was none. */
    @Nullable
    Instant beganToAnswer() {
        return beganToAnswer;
    }

    /** What CloudFormation told this run; null if nothing that counts. */
    @Nullable
    String stackStatus() {
        return stack.status;
    }

    List<SimulatedTarget> targetsRemoved() {
        return stack.status == null
                ? List.of()
                : world.request().targetsRemovedIn(stack.status, !asksForTheRoot() || isDeleting(root));
    }

    /** Whether CloudFormation told this run all that it needs to know what this Delete means. */
    boolean canDecide() {
        boolean needsResources = stack.status != null
                && SimulatedTarget.CLEAN_UPS.contains(stack.status)
                && !world.request().resources().isEmpty();
        boolean hasExternal = world.request().targets().stream()
                .anyMatch(target -> !target.fate().isOwn());
        boolean needsRoot = isDeleting(stack) && asksForTheRoot() && hasExternal;
        return stack.status != null
                && (toldTheStatusAfterwards || !needsResources)
                && (root.status != null || !needsRoot);
    }

    private boolean asksForTheRoot() {
        return world.stack().isNested();
    }

    private static boolean isDeleting(ToldStatus told) {
        return "DELETE_IN_PROGRESS".equals(told.status);
    }

    boolean hasHeardOf(String uuid) {
        return heardOf.contains(uuid);
    }

    /** One call of a run, for the record. */
    static final class Call {
        private final String operation;
        private final String subject;
        private final Instant began;
        private Instant ended = Instant.MAX;
        private Faults.@Nullable Kind fault;
        private boolean throttledByQuota;
        private int status;

        /** @param subject a UUID, a marker, or a stack or physical id; empty for the first page of a list */
        Call(String operation, String subject, Instant began) {
            this.operation = operation;
            this.subject = subject;
            this.began = began;
        }

        String operation() {
            return operation;
        }

        String subject() {
            return subject;
        }

        Instant began() {
            return began;
        }

        /** Far in the future if the run was killed meanwhile. */
        Instant ended() {
            return ended;
        }

        boolean isOfLambda() {
            return Faults.LAMBDA.contains(operation);
        }

        /** Of a Delete. */
        boolean isAccepted() {
            return status == 202;
        }

        boolean beginsALook() {
            return operation.equals(ControlPlane.LIST) && subject.isEmpty();
        }

        /** What was done to it on purpose; null if nothing was. */
        Faults.@Nullable Kind fault() {
            return fault;
        }

        /** The account's quota is used up; no fault of the world. */
        void isThrottledByTheQuota(boolean isThrottled) {
            throttledByQuota = isThrottled;
        }

        boolean wasThrottledByTheQuota() {
            return throttledByQuota;
        }

        void isStruckBy(Faults.@Nullable Kind by) {
            fault = by;
        }

        void ends(Instant at, int statusSeen) {
            ended = at;
            status = statusSeen;
        }

        @Override
        public String toString() {
            return operation + " " + subject + " -> " + status + (fault == null ? "" : " [" + fault + "]") + " since "
                    + began;
        }
    }

    /** A status in which CloudFormation sends no Delete counts when nothing else has been told for 30 seconds. */
    private static final class ToldStatus {
        private static final Duration SETTLED_AFTER = Duration.ofSeconds(30);

        private @Nullable String status;
        private String unsettled = "";
        private Instant since = Instant.MAX;

        /** @return whether it counts */
        boolean isTold(String told, Instant now) {
            boolean countsAtOnce = SimulatedTarget.CLEAN_UPS.contains(told)
                    || List.of("DELETE_IN_PROGRESS", "ROLLBACK_IN_PROGRESS", "DELETE_COMPLETE", SimulatedStack.GONE)
                            .contains(told);
            if (countsAtOnce) {
                unsettled = "";
            } else if (!unsettled.equals(told)) {
                unsettled = told;
                since = now;
            }
            boolean counts = countsAtOnce || !now.isBefore(since.plus(SETTLED_AFTER));
            status = counts ? told : status;
            return counts;
        }
    }
}

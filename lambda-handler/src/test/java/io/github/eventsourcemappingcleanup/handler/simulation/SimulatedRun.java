package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.CleanupHandler;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of the handler's real code, and the record of all that it did. */
final class SimulatedRun implements Time {
    private final World world;
    private final String name;
    private final Lifetime life;
    private final List<Call> calls = new ArrayList<>();
    private final List<ResponseUrl.Reception> puts = new ArrayList<>();
    private final Set<String> heardOf = new HashSet<>();
    private @Nullable String stackStatus;
    private boolean toldTheResources;
    private boolean toldTheStatusAfterwards;
    private @Nullable Instant beganToAnswer;

    SimulatedRun(World world, String name, Lifetime.Crash crash) {
        this.world = world;
        this.name = name;
        this.life = new Lifetime(world.agenda(), crash);
    }

    /** To the end, whatever that is. */
    void handle(byte[] event) {
        SimulatedNetwork wire = new SimulatedNetwork(this, world);
        CleanupHandler handler =
                new CleanupHandler(new SimulatedClients(this, wire, world), wire, this, world.chance()::fraction);
        world.story().tell(() -> name + " begins");
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event),
                    OutputStream.nullOutputStream(),
                    new RunContext(name, life::left, this::tell));
            life.ends(Lifetime.End.RETURNED);
        } catch (Throwable e) { // As Lambda does.
            world.story().tell(() -> name + " threw " + e);
            life.ends(Lifetime.End.THREW);
        }
        world.story().tell(() -> name + " ended: " + life.end());
    }

    private void tell(String logged) {
        world.story().tell(() -> name + " logs " + logged.strip());
    }

    @Override
    public Instant now() {
        return world.agenda().now();
    }

    @Override
    public void runConcurrently(int workers, Runnable work) {
        world.agenda().runConcurrently(workers, work);
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

    void isTold(String status) {
        toldTheResources = toldTheResources && status.equals(stackStatus);
        toldTheStatusAfterwards = toldTheResources;
        stackStatus = status;
    }

    void isToldTheResources() {
        toldTheResources = true;
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

    /** What CloudFormation told this run; null if nothing. */
    @Nullable
    String stackStatus() {
        return stackStatus;
    }

    /** Whether CloudFormation told this run all that it needs to know what this Delete means. */
    boolean canDecide() {
        boolean needsResources = stackStatus != null
                && SimulatedTarget.CLEAN_UPS.contains(stackStatus)
                && !world.request().resources().isEmpty();
        return stackStatus != null && (toldTheStatusAfterwards || !needsResources);
    }

    boolean hasHeardOf(String uuid) {
        return heardOf.contains(uuid);
    }
}

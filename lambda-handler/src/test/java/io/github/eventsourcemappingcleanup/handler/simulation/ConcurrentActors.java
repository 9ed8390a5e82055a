package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Those who make, change and delete selected mappings meanwhile. */
final class ConcurrentActors {
    private final World world;
    private final SimulatedMapping.MappingMaker maker;
    private final SeededRandom random;

    ConcurrentActors(World world, SimulatedMapping.MappingMaker maker, SeededRandom random) {
        this.world = world;
        this.maker = maker;
        this.random = random;
    }

    void plan() {
        for (int left = random.percent(60) ? 0 : random.between(1, 5); left > 0; left--) {
            world.scheduler()
                    .at(SimulationScheduler.START.plus(random.seconds(0, random.oneOf(30, 300))), this::doSomething);
        }
        if (random.percent(20)) {
            remake(random.between(1, 3));
        } else if (random.percent(10)) {
            makeAfterTheFirstDeletion();
        }
        if (random.percent(1)) {
            makeForEver(SimulationScheduler.START.plus(random.seconds(0, 300)), random.seconds(2, 30), 60);
        }
    }

    /** As soon as the last mapping that is left is gone, or just before, they make another. */
    private void remake(int times) {
        AtomicInteger left = new AtomicInteger(times);
        Duration around = random.oneOf(Duration.ofMillis(100), Duration.ofSeconds(1));
        world.plane().onDeletion(uuid -> {
            Instant gone = world.plane().goneAt(uuid);
            world.scheduler().at(gone.minus(around.dividedBy(2)).plus(random.upTo(around)), () -> {
                if (isTheLast(gone) && left.getAndDecrement() > 0) {
                    make();
                }
            });
        });
    }

    /** While everybody waits for what is being deleted. */
    private void makeAfterTheFirstDeletion() {
        AtomicBoolean made = new AtomicBoolean();
        world.plane().onDeletion(uuid -> {
            if (!made.getAndSet(true)) {
                world.scheduler().at(now().plus(random.seconds(5, 20)), this::make);
            }
        });
    }

    /** Whether nothing outlives what is gone then. */
    private boolean isTheLast(Instant gone) {
        return selected()
                .allMatch(other ->
                        !world.exists(other, now()) || !world.goneAt(other).isAfter(gone));
    }

    private void makeForEver(Instant when, Duration every, int times) {
        world.scheduler().at(when, () -> {
            make();
            if (times > 1) {
                makeForEver(when.plus(every), every, times - 1);
            }
        });
    }

    private void doSomething() {
        int what = random.between(1, 100);
        if (what <= 40) {
            make();
            return;
        }
        List<SimulatedMapping> selected = selected().filter(this::canBeChanged).toList();
        if (selected.isEmpty()) {
            return;
        }
        SimulatedMapping mapping = random.oneOf(selected);
        if (what <= 70) {
            world.plane().delete(mapping.uuid());
            disturbed("delete " + mapping.uuid());
        } else {
            String during = random.oneOf("Updating", "Disabling", "Enabling");
            world.plane().enter(mapping.uuid(), maker.transition(mapping, world, during, random.seconds(0, 60)));
            disturbed("change " + mapping.uuid());
        }
    }

    private boolean canBeChanged(SimulatedMapping mapping) {
        return world.plane()
                .find(mapping.uuid())
                .filter(view -> !List.of("Creating", "Deleting").contains(view.state()))
                .isPresent();
    }

    private Stream<SimulatedMapping> selected() {
        return world.selectedBy(world.request().targets()).stream();
    }

    private void make() {
        SimulatedTarget target = random.oneOf(world.request().targets());
        if (!(target instanceof SimulatedTarget.OfUuid)) {
            disturbed("make " + maker.addFresh(target, world).uuid());
        }
    }

    private void disturbed(String what) {
        world.disturbances().add(now());
        world.tell(() -> "others " + what);
    }

    private Instant now() {
        return world.scheduler().now();
    }
}

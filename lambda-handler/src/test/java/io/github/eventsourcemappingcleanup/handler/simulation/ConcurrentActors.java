package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Those who make, change and delete selected mappings meanwhile. */
final class ConcurrentActors {
    private final World world;
    private final MappingMaker maker;
    private final SeededRandom chance;

    ConcurrentActors(World world, MappingMaker maker, SeededRandom chance) {
        this.world = world;
        this.maker = maker;
        this.chance = chance;
    }

    void plan() {
        for (int left = chance.percent(60) ? 0 : chance.between(1, 5); left > 0; left--) {
            world.agenda()
                    .at(SimulationScheduler.START.plus(chance.seconds(0, chance.oneOf(30, 300))), this::doSomething);
        }
        if (chance.percent(20)) {
            remake(chance.between(1, 3));
        } else if (chance.percent(10)) {
            makeAfterTheFirstDeletion();
        }
        if (chance.percent(1)) {
            makeForEver(SimulationScheduler.START.plus(chance.seconds(0, 300)), chance.seconds(2, 30), 60);
        }
    }

    /** As soon as the last mapping that is left goes, or just before, they make another. */
    private void remake(int times) {
        int[] left = {times};
        Duration around = chance.oneOf(Duration.ofMillis(100), Duration.ofSeconds(1));
        world.mappings().whenDeletionBegins(mapping -> {
            if (!mapping.goneAt().equals(Instant.MAX)) {
                Instant when = mapping.goneAt().minus(around.dividedBy(2)).plus(chance.upTo(around));
                world.agenda().at(when, () -> {
                    if (isTheLast(mapping) && left[0]-- > 0) {
                        make();
                    }
                });
            }
        });
    }

    /** While everybody waits for what is being deleted. */
    private void makeAfterTheFirstDeletion() {
        boolean[] made = {false};
        world.mappings().whenDeletionBegins(mapping -> {
            if (!made[0]) {
                made[0] = true;
                world.agenda().at(now().plus(chance.seconds(5, 20)), this::make);
            }
        });
    }

    private boolean isTheLast(SimulatedMapping mapping) {
        return selected()
                .allMatch(other -> !other.exists(now()) || !other.goneAt().isAfter(mapping.goneAt()));
    }

    private void makeForEver(Instant when, Duration every, int times) {
        world.agenda().at(when, () -> {
            make();
            if (times > 1) {
                makeForEver(when.plus(every), every, times - 1);
            }
        });
    }

    private void doSomething() {
        int what = chance.between(1, 100);
        if (what <= 40) {
            make();
        } else {
            List<SimulatedMapping> selected = selected()
                    .filter(mapping -> mapping.exists(now()) && !mapping.isDeleting(now()))
                    .toList();
            if (!selected.isEmpty()) {
                doTo(chance.oneOf(selected), what <= 70);
            }
        }
    }

    private Stream<SimulatedMapping> selected() {
        return world.mappings().all().stream()
                .filter(mapping -> world.request().targets().stream().anyMatch(target -> target.selects(mapping)));
    }

    private void make() {
        SimulatedTarget target = chance.oneOf(world.request().targets());
        if (!(target instanceof SimulatedTarget.OfUuid)) {
            SimulatedMapping mapping = maker.fresh(target, now());
            world.mappings().add(mapping);
            disturbed("make " + mapping.uuid());
        }
    }

    private void doTo(SimulatedMapping mapping, boolean delete) {
        if (delete) {
            mapping.beginsDeletion(now());
            disturbed("delete " + mapping.uuid());
        } else {
            maker.changes(
                    mapping, chance.oneOf("Updating", "Disabling", "Enabling"), now().plus(chance.seconds(0, 60)));
            disturbed("change " + mapping.uuid());
        }
    }

    private void disturbed(String what) {
        world.disturbances().add(now());
        world.story().tell(() -> "others " + what);
    }

    private Instant now() {
        return world.agenda().now();
    }
}

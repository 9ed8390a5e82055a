package io.github.eventsourcemappingcleanup.handler.teardown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eventsourcemappingcleanup.handler.teardown.Workers.Step;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Real threads: each of these tests would not end if a worker did not. */
class WorkersTest {
    private final List<Thread> begun = new ArrayList<>();

    @Test
    void whatOneWorkerThrows_endsTheOthers_andIsThrown() {
        CountDownLatch twoWork = new CountDownLatch(2);
        Workers workers = workers(Time.system(), () -> {
            twoWork.countDown();
            if (twoWork.getCount() == 0) {
                throw new IllegalStateException("broken");
            }
            return () -> {};
        });

        assertThatThrownBy(() -> workers.work(2)).hasMessage("broken");
    }

    @Test
    void whenAWorkerCantBegin_thoseThatDidAreToEnd() throws InterruptedException {
        Workers workers = workers(new WithoutThreads(), () -> () -> {});

        assertThatThrownBy(() -> workers.work(8)).isInstanceOf(OutOfMemoryError.class);

        begun.get(0).join();
        assertThat(begun.get(0).isAlive()).isFalse();
    }

    private static Workers workers(Time time, Supplier<Runnable> endless) {
        return new Workers(Deadline.in(time, Duration.ofDays(1)), othersCall -> Optional.of(new Step.Call(endless)));
    }

    /** One can begin, and no other. */
    private final class WithoutThreads implements Time {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration duration) {
            throw new AssertionError("nobody sleeps here");
        }

        @Override
        public void runConcurrently(int workers, Runnable work) {
            Thread thread = new Thread(work, "worker");
            begun.add(thread);
            thread.start();
            throw new OutOfMemoryError("unable to create native thread");
        }
    }
}

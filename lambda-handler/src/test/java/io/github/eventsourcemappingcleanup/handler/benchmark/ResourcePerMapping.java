package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.util.List;

/**
 * A custom resource for each mapping, which knows its UUID: a Delete, and then a Get every five seconds. CloudFormation
 * deletes resources that don't depend on each other at the same time (AWS document "Template reference, DependsOn");
 * here all their runs begin within a second, with a client each, whose SDK tries again by itself.
 */
final class ResourcePerMapping implements Contender {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int BEGIN_WITHIN_MILLIS = 1000;
    /** Resources of a stack, at most (AWS document "Understand CloudFormation quotas"). */
    private static final int MOST = 500;

    @Override
    public String title() {
        return "resource per mapping";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public List<Runnable> workers(Account account) {
        return account.selectedUuids().stream()
                .<Runnable>map(uuid -> () -> run(uuid, account))
                .toList();
    }

    private static void run(String uuid, Account account) {
        Time time = account.time();
        RetryingLambda lambda = account.lambda(RetryingLambda.Sdk.JAVA, time);
        time.sleep(Duration.ofMillis(account.random().nextInt(BEGIN_WITHIN_MILLIS)));
        lambda.delete(uuid);
        while (!lambda.isGone(uuid)) {
            time.sleep(PAUSE);
        }
    }
}

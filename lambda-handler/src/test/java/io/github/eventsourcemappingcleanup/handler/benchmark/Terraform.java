package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The AWS provider of Terraform, which knows its mappings from its state: ten side by side ("terraform destroy
 * -parallelism"), each a Delete and then a Get until it is gone, five minutes at the most
 * (hashicorp/terraform-provider-aws, internal/service/lambda/event_source_mapping.go), with the pauses of StateChangeConf
 * (hashicorp/terraform-plugin-sdk, helper/retry/state.go). Who fails does not keep the others from going on.
 *
 * <p>In its favour: the refresh that a destroy begins with is left out. Its retry of what is in use has nothing to do
 * here, where all mappings are at rest.
 */
final class Terraform implements Contender {
    private static final int SIDE_BY_SIDE = 10;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    @Override
    public String title() {
        return "Terraform";
    }

    @Override
    public List<Runnable> workers(Account account) {
        Queue<String> uuids = new ArrayDeque<>(account.selectedUuids());
        Time time = account.time();
        RetryingLambda lambda = account.lambda(RetryingLambda.Sdk.TERRAFORM, time);
        return Collections.nCopies(SIDE_BY_SIDE, () -> work(uuids, lambda));
    }

    private static void work(Queue<String> uuids, RetryingLambda lambda) {
        int failed = 0;
        for (String uuid = uuids.poll(); uuid != null; uuid = uuids.poll()) {
            try {
                remove(uuid, lambda);
            } catch (SdkException | GaveUp e) {
                failed++;
            }
        }
        if (failed > 0) {
            throw new GaveUp("could not destroy " + failed);
        }
    }

    private static void remove(String uuid, RetryingLambda lambda) {
        lambda.delete(uuid);
        Deadline deadline = Deadline.in(lambda.time(), TIMEOUT);
        Duration pause = FIRST_PAUSE;
        while (!lambda.isGone(uuid)) {
            if (deadline.passed()) {
                throw new GaveUp("timeout while waiting");
            }
            deadline.sleep(pause);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }
}

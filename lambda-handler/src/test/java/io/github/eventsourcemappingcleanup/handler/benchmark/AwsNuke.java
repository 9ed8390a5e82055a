package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * aws-nuke with a filter for the function: lists all mappings (ekristen/aws-nuke,
 * resources/lambda-event-source-mapping.go), asks for the deletion of one after the other, and then works through its queue
 * every five seconds (its --run-sleep-delay), each time with a new list, until the queue is empty; it gives up when for
 * the third time all that is left has failed (ekristen/libnuke, pkg/nuke/nuke.go).
 */
final class AwsNuke implements Contender {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_FAILED_PASSES = 2;

    private enum State {
        NEW,
        PENDING,
        WAITING,
        FAILED
    }

    @Override
    public String title() {
        return "aws-nuke";
    }

    @Override
    public List<Runnable> workers(Account account) {
        Time time = account.time();
        RetryingLambda lambda = account.lambda(RetryingLambda.Sdk.GO, time);
        return List.of(() -> run(lambda));
    }

    private static void run(RetryingLambda lambda) {
        Map<String, State> queue = new LinkedHashMap<>();
        listed(lambda).forEach(uuid -> queue.put(uuid, State.NEW));
        int failedPasses = 0;
        while (true) {
            pass(queue, lambda);
            if (queue.isEmpty()) {
                return;
            }
            failedPasses = queue.values().stream().allMatch(State.FAILED::equals) ? failedPasses + 1 : 0;
            if (failedPasses > MOST_FAILED_PASSES) {
                throw new GaveUp("resources in failed state, none ready for deletion");
            }
            lambda.time().sleep(PAUSE);
        }
    }

    private static void pass(Map<String, State> queue, RetryingLambda lambda) {
        Optional<Set<String>> listed = Optional.empty();
        for (String uuid : new ArrayList<>(queue.keySet())) {
            State before = queue.getOrDefault(uuid, State.NEW);
            if (before == State.NEW || before == State.FAILED) {
                queue.put(uuid, isRemoved(uuid, lambda) ? State.PENDING : State.FAILED);
            }
            if (before == State.NEW) {
                continue;
            }
            try {
                listed = listed.or(() -> Optional.of(listed(lambda)));
            } catch (SdkException e) {
                queue.put(uuid, State.FAILED);
                continue;
            }
            // What is pending has to wait for the next pass even if it is gone.
            if (before == State.PENDING) {
                queue.put(uuid, State.WAITING);
            } else if (!listed.get().contains(uuid)) {
                queue.remove(uuid);
            }
        }
    }

    private static boolean isRemoved(String uuid, RetryingLambda lambda) {
        try {
            lambda.delete(uuid);
            return true;
        } catch (SdkException e) {
            return false;
        }
    }

    private static Set<String> listed(RetryingLambda lambda) {
        return lambda.list(request -> {}).stream()
                .filter(mapping -> mapping.functionArn().equals(Account.FUNCTION))
                .map(EventSourceMappingConfiguration::uuid)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

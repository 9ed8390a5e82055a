package io.github.eventsourcemappingcleanup.handler.benchmark;

import io.github.eventsourcemappingcleanup.handler.simulation.Fault;
import io.github.eventsourcemappingcleanup.handler.simulation.Operation;
import io.github.eventsourcemappingcleanup.handler.simulation.SdkErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;

/** All mappings of the account and Region, and what the control plane answers about them. */
final class Mappings {
    static final String FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders";
    private static final String OTHER_FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:invoices";

    private final Duration deletion;
    /** In the order of the list, in which those of all functions are mixed. */
    private final List<AccountMapping> all = new ArrayList<>();

    private final Map<String, AccountMapping> byUuid = new LinkedHashMap<>();

    Mappings(Cell cell, Random random) {
        this.deletion = cell.deletion();
        for (int i = 0; i < cell.mappings() + cell.unrelated(); i++) {
            String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
            all.add(new AccountMapping(uuid, i < cell.mappings() ? FUNCTION : OTHER_FUNCTION));
        }
        Collections.shuffle(all, random);
        all.forEach(mapping -> byUuid.put(mapping.uuid(), mapping));
    }

    List<AccountMapping> selected() {
        return all.stream()
                .filter(mapping -> mapping.functionArn().equals(FUNCTION))
                .toList();
    }

    List<AccountMapping> unrelated() {
        return all.stream()
                .filter(mapping -> !mapping.functionArn().equals(FUNCTION))
                .toList();
    }

    /**
     * @param function whose mappings are wanted; null for all
     * @param marker where the page before ended; null for the first
     */
    ListEventSourceMappingsResponse page(@Nullable String function, @Nullable String marker, Instant now) {
        List<EventSourceMappingConfiguration> page = new ArrayList<>();
        int next = marker == null ? 0 : Integer.parseInt(marker);
        for (; next < all.size(); next++) {
            AccountMapping mapping = all.get(next);
            if (mapping.exists(now) && (function == null || function.equals(mapping.functionArn()))) {
                if (page.size() == Cell.PAGE) {
                    break;
                }
                page.add(mapping.configuration());
            }
        }
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(page)
                .nextMarker(next < all.size() ? String.valueOf(next) : null)
                .build();
    }

    EventSourceMappingConfiguration get(String uuid, Instant now) {
        return existing(Operation.GET, uuid, now).configuration();
    }

    EventSourceMappingConfiguration delete(String uuid, Instant now) {
        AccountMapping mapping = existing(Operation.DELETE, uuid, now);
        if (!mapping.isUntouched()) {
            throw SdkErrors.of(Fault.IN_USE, Operation.DELETE);
        }
        mapping.beginsDeletion(now, deletion);
        return mapping.configuration();
    }

    private AccountMapping existing(Operation operation, String uuid, Instant now) {
        AccountMapping mapping = byUuid.get(uuid);
        if (mapping == null || !mapping.exists(now)) {
            throw SdkErrors.of(Fault.NOT_FOUND, operation);
        }
        return mapping;
    }
}

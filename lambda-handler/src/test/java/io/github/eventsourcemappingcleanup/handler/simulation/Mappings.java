package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;

/**
 * All mappings of the account and Region, and what the control plane says about them.
 *
 * <p>Three things that AWS may do are left out, since nobody could tell then that nothing is left: a list that does not
 * have a new mapping yet; a new mapping on a page that was read already; an old one that goes before its page is read,
 * while a new one comes. So new ones are listed at once, and last.
 */
final class Mappings {
    /**
     * How this control plane behaves where AWS does not say how it does.
     *
     * @param listShowsOldState whether the list shows what is being deleted, and what is gone, as it was before
     * @param deletionOfDeleting what a Delete of what is being deleted is answered with; null if it is accepted again
     * @param deletionShowsOldState whether the answer to Delete shows the state before
     * @param deniesDeletionOfGone whether a Delete of what is gone is denied, since the policy's condition can't be met
     * @param longestPage the most mappings on a page of the list, whatever was asked for
     */
    record Habits(
            boolean listShowsOldState,
            @Nullable Fault deletionOfDeleting,
            boolean deletionShowsOldState,
            boolean deniesDeletionOfGone,
            int longestPage) {}

    private final Habits habits;
    private final List<SimulatedMapping> all = new ArrayList<>();
    private final Map<String, SimulatedMapping> byUuid = new HashMap<>();
    private Consumer<SimulatedMapping> deletions = mapping -> {};

    Mappings(Habits habits) {
        this.habits = habits;
    }

    Habits habits() {
        return habits;
    }

    void add(SimulatedMapping mapping) {
        all.add(mapping);
        byUuid.put(mapping.uuid(), mapping);
    }

    void whenDeletionBegins(Consumer<SimulatedMapping> listener) {
        deletions = listener;
    }

    List<SimulatedMapping> all() {
        return Collections.unmodifiableList(all);
    }

    @Nullable
    SimulatedMapping find(String uuid) {
        return byUuid.get(uuid);
    }

    /** @param marker where the page before ended; empty for the first */
    ListEventSourceMappingsResponse page(int size, String marker, Instant now) {
        List<EventSourceMappingConfiguration> page = new ArrayList<>();
        int next = marker.isEmpty() ? 0 : Integer.parseInt(marker);
        for (; next < all.size(); next++) {
            SimulatedMapping mapping = all.get(next);
            if (isListed(mapping, now)) {
                if (page.size() == Math.min(size, habits.longestPage())) {
                    break;
                }
                page.add(listed(mapping, now));
            }
        }
        return ListEventSourceMappingsResponse.builder()
                .eventSourceMappings(page)
                .nextMarker(next < all.size() ? String.valueOf(next) : null)
                .build();
    }

    GetEventSourceMappingResponse get(String uuid, Instant now) {
        SimulatedMapping mapping = existing(uuid, now);
        if (mapping == null) {
            throw SdkErrors.of(Fault.NOT_FOUND, Operation.GET);
        }
        return GetEventSourceMappingResponse.builder()
                .uuid(uuid)
                .functionArn(mapping.function().arn())
                .eventSourceArn(sourceArn(mapping))
                .state(mapping.state(now))
                .stateTransitionReason(mapping.birth().stateTransitionReason())
                .build();
    }

    DeleteEventSourceMappingResponse delete(String uuid, Instant now) {
        SimulatedMapping mapping = existing(uuid, now);
        if (mapping == null) {
            throw SdkErrors.of(habits.deniesDeletionOfGone() ? Fault.DENIED : Fault.NOT_FOUND, Operation.DELETE);
        }
        String before = mapping.state(now);
        if (mapping.isDeleting(now)) {
            if (habits.deletionOfDeleting() != null) {
                throw SdkErrors.of(habits.deletionOfDeleting(), Operation.DELETE);
            }
        } else if (mapping.isBusy(now)) {
            throw SdkErrors.of(mapping.departure().refusalWhenBusy(), Operation.DELETE);
        } else {
            mapping.beginsDeletion(now);
            deletions.accept(mapping);
        }
        return DeleteEventSourceMappingResponse.builder()
                .uuid(uuid)
                .functionArn(mapping.function().arn())
                .eventSourceArn(sourceArn(mapping))
                .state(habits.deletionShowsOldState() ? before : mapping.state(now))
                .stateTransitionReason(mapping.birth().stateTransitionReason())
                .build();
    }

    private @Nullable SimulatedMapping existing(String uuid, Instant now) {
        SimulatedMapping mapping = byUuid.get(uuid);
        return mapping != null && mapping.exists(now) ? mapping : null;
    }

    private static boolean isListed(SimulatedMapping mapping, Instant now) {
        return mapping.isListed(now)
                && !(mapping.departure().isLeftOut() && mapping.state(now).equals(SimulatedMapping.DELETING));
    }

    private EventSourceMappingConfiguration listed(SimulatedMapping mapping, Instant now) {
        return EventSourceMappingConfiguration.builder()
                .uuid(mapping.uuid())
                .functionArn(mapping.function().arn())
                .eventSourceArn(sourceArn(mapping))
                .state(habits.listShowsOldState() ? mapping.stateBeforeDeletion(now) : mapping.state(now))
                .stateTransitionReason(mapping.birth().stateTransitionReason())
                .build();
    }

    private static @Nullable String sourceArn(SimulatedMapping mapping) {
        return mapping.source() == null ? null : mapping.source().arn();
    }
}

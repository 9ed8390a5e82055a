package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request of CloudFormation, as sent and as meant.
 *
 * @param event the bytes that Lambda gets
 * @param fields what is in them, if they are a JSON object
 * @param flaw what is wrong with it; empty if nothing is
 * @param answerable whether there is somewhere to send an answer to
 */
record SimulatedRequest(
        byte[] event,
        Map<String, Object> fields,
        String flaw,
        boolean answerable,
        List<SimulatedTarget> targets,
        Duration timeout,
        Instant sent) {
    static final String REFUSED_ID = "event-source-mapping-cleanup-refused";

    boolean isFlawless() {
        return flaw.isEmpty();
    }

    boolean isDelete() {
        return "Delete".equals(fields.get("RequestType"));
    }

    /** As sent; empty if it was not sent, or was no text. */
    String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }

    /** What the stack makes of all that is selected. */
    List<SimulatedTarget.Resource> resources() {
        return targets.stream()
                .filter(target -> target.fate().isOwn())
                .map(target -> target instanceof SimulatedTarget.OfFunction function
                        ? function.resource()
                        : ((SimulatedTarget.OfSource) target).resource())
                .distinct()
                .toList();
    }

    List<SimulatedTarget> targetsRemovedIn(String stackStatus, boolean isRootDeleting) {
        return isDelete() && isFlawless()
                ? targets.stream()
                        .filter(target -> target.isRemovedIn(stackStatus, isRootDeleting))
                        .toList()
                : List.of();
    }
}

package io.github.eventsourcemappingcleanup.handler.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call of a run, for the record. */
final class Call {
    private final Operation operation;
    private final String subject;
    private final Instant began;
    private Instant ended = Instant.MAX;
    private @Nullable Fault fault;
    private boolean throttledByQuota;
    private String result = "(no answer)";

    /** @param subject a UUID, a marker or a stack id; empty for the first page of a list */
    Call(Operation operation, String subject, Instant began) {
        this.operation = operation;
        this.subject = subject;
        this.began = began;
    }

    Operation operation() {
        return operation;
    }

    String subject() {
        return subject;
    }

    Instant began() {
        return began;
    }

    /** Far in the future if the run was killed meanwhile. */
    Instant ended() {
        return ended;
    }

    boolean beginsALook() {
        return operation == Operation.LIST && subject.isEmpty();
    }

    /** What was done to it on purpose; null if nothing was. */
    @Nullable
    Fault fault() {
        return fault;
    }

    /** The account's quota is used up; no fault of the world. */
    void isThrottledByTheQuota() {
        throttledByQuota = true;
    }

    boolean wasThrottledByTheQuota() {
        return throttledByQuota;
    }

    void isStruckBy(Fault by) {
        fault = by;
    }

    void ends(Instant at, String with) {
        ended = at;
        result = with;
    }

    @Override
    public String toString() {
        return operation + " " + subject + " -> " + result + (fault == null ? "" : " [" + fault + "]") + " since "
                + began;
    }
}

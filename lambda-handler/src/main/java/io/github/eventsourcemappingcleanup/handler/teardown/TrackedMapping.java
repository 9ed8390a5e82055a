package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.CallResult;
import io.github.eventsourcemappingcleanup.handler.aws.DenialGracePeriod;
import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import io.github.eventsourcemappingcleanup.handler.teardown.TeardownResult.Remaining;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A selected mapping, and what was learned about it in this run. The {@link MappingLedger} alone changes it. */
final class TrackedMapping {
    /** What remains comes before what does not. */
    enum Status {
        /** Selected by its UUID; whether it is there is not known. */
        NOT_SEEN,
        /** It is there; whether a stack declares it is not known. */
        FOUND,
        /** It is there, and no stack declares it. */
        UNDECLARED,
        /** It is there, and AWS will not delete it, or will not say whether a stack declares it. */
        REJECTED,
        /** A stack declares it, and is left to delete it: neither deleted nor waited for. */
        DECLARED,
        /** Missing in a whole fresh list that is believed. */
        PRESUMED_GONE,
        /** Lambda answered that it does not exist. */
        GONE
    }

    private final boolean selectedByUuid;
    private final DenialGracePeriod ownerGrace;
    private final DenialGracePeriod getGrace;
    private final DenialGracePeriod deleteGrace;
    private Status status;
    private Mapping mapping;
    private boolean undeclared;
    private boolean seen;
    private boolean listedDeleting;
    private boolean getDenied;
    private @Nullable Instant acceptedAt;
    private String why = "";

    private TrackedMapping(Mapping mapping, boolean selectedByUuid, Time time) {
        this.mapping = mapping;
        this.selectedByUuid = selectedByUuid;
        this.status = Status.NOT_SEEN;
        this.ownerGrace = new DenialGracePeriod(time);
        this.getGrace = new DenialGracePeriod(time);
        this.deleteGrace = new DenialGracePeriod(time);
    }

    static TrackedMapping selectedByUuid(String uuid, Time time) {
        return new TrackedMapping(Mapping.notSeen(uuid), true, time);
    }

    static TrackedMapping listed(Mapping mapping, Time time) {
        return new TrackedMapping(mapping, false, time);
    }

    String uuid() {
        return mapping.uuid();
    }

    String eventSourceService() {
        return mapping.eventSourceService();
    }

    Status status() {
        return status;
    }

    boolean isSelectedByUuid() {
        return selectedByUuid;
    }

    boolean wasSeen() {
        return seen;
    }

    boolean wasSeenAndIsGone() {
        return seen && (status == Status.GONE || status == Status.PRESUMED_GONE);
    }

    boolean isRemaining() {
        return status.compareTo(Status.DECLARED) < 0;
    }

    /** What is selected by its UUID is not found by a list, so it is asked about each time. */
    boolean isToBeVerified() {
        return isRemaining() || (selectedByUuid && status != Status.DECLARED);
    }

    /** Its deletion is still to be asked for, unless a stack declares it. */
    boolean isToBeDeleted() {
        return isRemaining() && status != Status.REJECTED && !mapping.isDeleting();
    }

    /** Whether Get has to tell first that nobody is just making it. */
    boolean isToBeSeen() {
        return isToBeDeleted() && !getDenied && (!seen || mapping.isCreating());
    }

    /** Nobody is just making it, or nobody will ever tell. What Get does not tell about, the next list may. */
    boolean isToBeAskedAbout() {
        return isToBeDeleted() && !mapping.isCreating() && (seen || getDenied);
    }

    /** Its deletion was asked for, by anyone. */
    boolean isBeingDeleted() {
        return isRemaining() && status != Status.REJECTED && mapping.isDeleting();
    }

    /** It will not be deleted in this run, or nobody will see that it is gone. */
    boolean isStuck() {
        boolean isSeenToGo = mapping.isDeleting() && !getDenied;
        return !isToBeDeleted() && !isSeenToGo;
    }

    /** Whether the list, too, has shown that it is being deleted. */
    boolean wasListedDeleting() {
        return listedDeleting;
    }

    boolean wasAccepted() {
        return acceptedAt != null;
    }

    /** When its deletion was accepted first; long ago if it was not, or by somebody else. */
    Instant acceptedAt() {
        return acceptedAt == null ? Instant.MIN : acceptedAt;
    }

    Remaining report() {
        return new Remaining(mapping, why);
    }

    void changeTo(Status next) {
        status = next;
        undeclared = undeclared || next == Status.UNDECLARED;
    }

    /** It is there, for the first time or again: which stack declares it is asked once. */
    void changeToFound() {
        status = undeclared ? Status.UNDECLARED : Status.FOUND;
    }

    void see(Mapping now) {
        mapping = now;
        seen = true;
        getDenied = false;
    }

    void recordListed(Mapping now) {
        listedDeleting = listedDeleting || now.isDeleting();
    }

    /** @return whether this is the first deletion that was accepted */
    boolean accept(Mapping now, Instant at) {
        boolean first = acceptedAt == null;
        acceptedAt = first ? at : acceptedAt;
        mapping = now;
        seen = true;
        why = getDenied ? why : "";
        return first;
    }

    /** @return whether that is news */
    boolean waitBecause(String reason) {
        boolean news = !why.equals(reason);
        why = reason;
        return news;
    }

    void reject(String reason) {
        status = Status.REJECTED;
        why = reason;
    }

    void denyGet(String reason) {
        getDenied = true;
        why = reason;
    }

    /** @return whether the question which stack declares it has been denied for so long that this counts */
    boolean recordOwnerDenial(CallResult<String> result) {
        return ownerGrace.recordResult(result);
    }

    /** @return whether Get has been denied for so long that this counts */
    boolean recordGetDenial(CallResult<Mapping> result) {
        return getGrace.recordResult(result);
    }

    /** @return whether Delete has been denied for so long that this counts */
    boolean recordDeleteDenial(CallResult<?> result) {
        return deleteGrace.recordResult(result);
    }
}

package io.github.eventsourcemappingcleanup.handler.teardown;

import io.github.eventsourcemappingcleanup.handler.aws.Grace;
import io.github.eventsourcemappingcleanup.handler.aws.Outcome;
import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A selected mapping that is not known to be gone, and what was learned about it in this run. */
final class Watched {
    private final Grace questionGrace;
    private final Grace sightGrace;
    private final Grace deletionGrace;
    private Mapping mapping;
    private String why = "";
    private @Nullable Instant acceptedAt;
    private boolean listedDeleting;
    private boolean refused;
    private boolean hidden;

    Watched(Mapping mapping, Time time) {
        this.mapping = mapping;
        this.questionGrace = new Grace(time);
        this.sightGrace = new Grace(time);
        this.deletionGrace = new Grace(time);
    }

    Mapping mapping() {
        return mapping;
    }

    String uuid() {
        return mapping.uuid();
    }

    /** Its deletion can be asked for, unless a stack declares it. */
    boolean canBeDeleted() {
        return !refused && !mapping.deleting();
    }

    /** Its deletion was asked for, by whomever. */
    boolean isGoing() {
        return !refused && mapping.deleting();
    }

    /** It will not go in this run, or will not be seen to. */
    boolean isHopeless() {
        boolean goesBySight = mapping.deleting() && !hidden;
        return !canBeDeleted() && !goesBySight;
    }

    void seen(Mapping now) {
        mapping = now;
        hidden = false;
    }

    /** The list has it. */
    void listed(Mapping now) {
        listedDeleting = listedDeleting || now.deleting();
        seen(now);
    }

    /** Whether the list, too, has shown that it is being deleted. */
    boolean wasListedDeleting() {
        return listedDeleting;
    }

    /** @return whether this is the first deletion that was accepted */
    boolean accepted(Mapping now, Instant at) {
        boolean first = acceptedAt == null;
        acceptedAt = first ? at : acceptedAt;
        mapping = now;
        why = "";
        return first;
    }

    boolean wasAccepted() {
        return acceptedAt != null;
    }

    /** When its deletion was accepted first; long ago if we don't know. */
    Instant acceptedAt() {
        return acceptedAt == null ? Instant.MIN : acceptedAt;
    }

    /** @return whether that is news */
    boolean waits(String reason) {
        boolean news = !why.equals(reason);
        why = reason;
        return news;
    }

    void refused(String reason) {
        refused = true;
        why = reason;
    }

    /** Get is denied: whether it is gone can't be told. */
    void hidden(String reason) {
        hidden = true;
        why = reason;
    }

    /** To be told what came of each question whose it is: whether it is to be believed that it is denied. */
    boolean isQuestionDenied(Outcome<?> outcome) {
        return questionGrace.isOver(outcome);
    }

    /** To be told what came of each Get: whether it is to be believed that it is denied. */
    boolean isSightDenied(Outcome<?> outcome) {
        return sightGrace.isOver(outcome);
    }

    /** To be told what came of each Delete: whether it is to be believed that it is denied. */
    boolean isDeletionDenied(Outcome<?> outcome) {
        return deletionGrace.isOver(outcome);
    }

    Left left() {
        return new Left(mapping, why);
    }
}

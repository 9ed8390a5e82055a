package io.github.eventsourcemappingcleanup.testbed.aws;

/**
 * How a control plane behaves where AWS does not say how it does.
 *
 * @param deleteOfBusy what a Delete is answered while a mapping changes its state
 * @param deleteOfDeleting what a second Delete is answered; of this nothing is recorded
 * @param deleteShowsOldState whether the answer to a Delete shows the state before
 * @param deleteOfGoneIsDenied whether a Delete of what is gone is denied, since the policy's condition can't be met
 * @param listShowsOldState whether the list shows what is being deleted as it was before
 * @param largestPage the most mappings on a page of the list, whatever MaxItems says
 */
public record Habits(
        OnDelete deleteOfBusy,
        OnDelete deleteOfDeleting,
        boolean deleteShowsOldState,
        boolean deleteOfGoneIsDenied,
        boolean listShowsOldState,
        int largestPage) {

    public enum OnDelete {
        ACCEPTED,
        IN_USE,
        CONFLICT
    }

    /** As recorded, and where nothing is recorded the stricter reading. A page has 100 mappings at most (API reference). */
    public static Habits recorded() {
        return new Habits(OnDelete.IN_USE, OnDelete.IN_USE, false, false, false, 100);
    }
}

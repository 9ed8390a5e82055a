package io.github.eventsourcemappingcleanup.handler.scope;

import java.util.Set;

/**
 * What a Delete event may remove, by the status of its stack: a Delete also comes when a living stack drops or changes
 * the construct, when an update rolls back, or late from Lambda's queue.
 *
 * <table>
 * <caption>Stack status, own targets, external targets</caption>
 * <tr><td>DELETE_IN_PROGRESS, and so is its root stack (a stack that is not nested is its own root)</td>
 *     <td>remove</td><td>remove</td></tr>
 * <tr><td>DELETE_IN_PROGRESS, and the root stack is not being deleted</td><td>remove</td><td>keep</td></tr>
 * <tr><td>ROLLBACK_IN_PROGRESS (creation failed)</td><td>remove</td><td>keep</td></tr>
 * <tr><td>UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS</td>
 *     <td>remove if leaving the stack</td><td>keep</td></tr>
 * <tr><td>anything else</td><td>keep</td><td>keep</td></tr>
 * </table>
 */
enum TeardownRule {
    REMOVE,
    REMOVE_IF_LEAVING,
    KEEP;

    static final String DELETING = "DELETE_IN_PROGRESS";
    private static final String ROLLING_BACK = "ROLLBACK_IN_PROGRESS";
    private static final Set<String> CLEANING_UP =
            Set.of("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");

    static TeardownRule of(String stackStatus, boolean isRootDeleting, Target target) {
        if (stackStatus.equals(DELETING)) {
            return target.isOwn() || isRootDeleting ? REMOVE : KEEP;
        } else if (stackStatus.equals(ROLLING_BACK)) {
            return target.isOwn() ? REMOVE : KEEP;
        }
        return isCleaningUp(stackStatus) && target.isOwn() ? REMOVE_IF_LEAVING : KEEP;
    }

    /** Whether CloudFormation sends a Delete in this status. */
    static boolean sendsDelete(String stackStatus) {
        return stackStatus.equals(DELETING) || stackStatus.equals(ROLLING_BACK) || isCleaningUp(stackStatus);
    }

    /** Whether the stack has been updated, or rolled back, and deletes what it no longer needs. */
    static boolean isCleaningUp(String stackStatus) {
        return CLEANING_UP.contains(stackStatus);
    }
}

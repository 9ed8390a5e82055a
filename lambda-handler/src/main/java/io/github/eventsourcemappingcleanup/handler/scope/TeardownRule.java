package io.github.eventsourcemappingcleanup.handler.scope;

/**
 * What a Delete event may remove, by the status of its stack: a Delete also comes when a living stack drops or changes
 * the construct, when an update rolls back, or late from Lambda's queue.
 *
 * <table>
 * <caption>Stack status, own targets, external targets</caption>
 * <tr><td>DELETE_IN_PROGRESS</td><td>remove</td><td>remove</td></tr>
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

    static TeardownRule of(String stackStatus, Target target) {
        return switch (stackStatus) {
            case "DELETE_IN_PROGRESS" -> REMOVE;
            case "ROLLBACK_IN_PROGRESS" -> target.isOwn() ? REMOVE : KEEP;
            case "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS" ->
                target.isOwn() ? REMOVE_IF_LEAVING : KEEP;
            default -> KEEP;
        };
    }
}

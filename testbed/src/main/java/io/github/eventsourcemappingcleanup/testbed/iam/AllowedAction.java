package io.github.eventsourcemappingcleanup.testbed.iam;

/**
 * One action of one statement.
 *
 * @param logicalId of the role or the policy
 * @param number of the statement, from 0, over all policies of that resource
 */
public record AllowedAction(String logicalId, int number, String action) {
    @Override
    public String toString() {
        return action + " of statement " + number + " of " + logicalId;
    }
}

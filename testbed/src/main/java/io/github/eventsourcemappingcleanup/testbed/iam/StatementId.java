package io.github.eventsourcemappingcleanup.testbed.iam;

/**
 * Where a statement is written.
 *
 * @param logicalId of the role or the policy
 * @param number from 0, over all policies of that resource
 */
public record StatementId(String logicalId, int number) {}

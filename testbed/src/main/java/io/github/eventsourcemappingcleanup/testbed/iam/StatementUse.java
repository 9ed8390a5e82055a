package io.github.eventsourcemappingcleanup.testbed.iam;

/** A statement has allowed this action. */
public record StatementUse(StatementId statement, String action) {}

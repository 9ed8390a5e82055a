package io.github.eventsourcemappingcleanup.testbed.iam;

import java.util.List;

/**
 * What the statements of a role make of a request.
 *
 * @param allowing those that allow it; none if one denies it
 */
record Decision(List<StatementId> allowing, boolean deniedExplicitly) {

    /** @param about the statements that are about the request */
    static Decision by(List<Statement> about) {
        boolean denied = about.stream().anyMatch(statement -> statement.effect() == Statement.Effect.Deny);
        return new Decision(
                denied ? List.of() : about.stream().map(Statement::id).toList(), denied);
    }

    boolean isAllowed() {
        return !allowing.isEmpty();
    }

    /** AWS's sentence (IAM user guide, access denied error messages). */
    String refusal(String user, AccessRequest wanted) {
        return "User: " + user + " is not authorized to perform: " + wanted.action() + " on resource: "
                + wanted.resource()
                + (deniedExplicitly
                        ? " with an explicit deny in an identity-based policy"
                        : " because no identity-based policy allows the " + wanted.action() + " action");
    }
}

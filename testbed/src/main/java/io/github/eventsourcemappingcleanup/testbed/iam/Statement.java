package io.github.eventsourcemappingcleanup.testbed.iam;

import java.util.List;
import java.util.Locale;

/** One statement of an identity policy. */
record Statement(
        StatementId id, Effect effect, List<String> actions, List<String> resources, List<Condition> conditions) {

    enum Effect {
        Allow,
        Deny
    }

    Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
        for (String action : actions) {
            if (AccessRequest.KNOWN_ACTIONS.stream().noneMatch(known -> isSame(action, known))) {
                throw new IllegalArgumentException("this stand-in knows no action " + action + " of " + id);
            }
        }
    }

    boolean isAbout(AccessRequest request) {
        return actions.stream().anyMatch(action -> isSame(action, request.action()))
                && resources.stream().anyMatch(resource -> Wildcards.match(resource, request.resource()))
                && conditions.stream().allMatch(condition -> condition.holds(request.context()));
    }

    /** Actions have no case (IAM user guide, policy elements). */
    private static boolean isSame(String pattern, String action) {
        return Wildcards.match(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }
}

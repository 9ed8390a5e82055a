package io.github.eventsourcemappingcleanup.testbed.iam;

import java.util.List;
import java.util.Map;

/** One key of one operator in a statement's condition: the request has the key, and one of the values fits. */
record Condition(Operator operator, String key, List<String> values) {

    enum Operator {
        StringEquals,
        StringLike,
        ArnEquals,
        ArnLike;

        /** ArnEquals and ArnLike are the same (IAM user guide, ARN condition operators). */
        private boolean fits(String value, String wanted) {
            return switch (this) {
                case StringEquals -> wanted.equals(value);
                case StringLike -> Wildcards.match(wanted, value);
                case ArnEquals, ArnLike -> Wildcards.matchArn(wanted, value);
            };
        }
    }

    boolean holds(Map<String, String> context) {
        String value = context.get(key);
        return value != null && values.stream().anyMatch(wanted -> operator.fits(value, wanted));
    }
}

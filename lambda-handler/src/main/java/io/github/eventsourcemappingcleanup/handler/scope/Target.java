package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.Mapping;

/** One thing that a cleanup selects mappings by. */
public sealed interface Target {
    boolean selects(Mapping mapping);

    /** Made by the stack itself; anything else is external. */
    boolean isOwn();

    /** Whether the stack has it, if it is the stack's own. */
    boolean isIn(StackContent content);

    /** For logs, and the part of the physical resource id: what is selected, and nothing else. */
    String text();

    /**
     * A function with all its versions and aliases, or one version or alias alone.
     *
     * @param logicalId in the stack that makes it; empty if external
     */
    record Function(FunctionArn arn, String logicalId) implements Target {
        @Override
        public boolean selects(Mapping mapping) {
            return FunctionArn.parse(mapping.functionArn())
                    .filter(of -> of.function().equals(arn.function()))
                    .filter(of -> arn.qualifier().isEmpty() || arn.qualifier().equals(of.qualifier()))
                    .isPresent();
        }

        @Override
        public boolean isOwn() {
            return !logicalId.isEmpty();
        }

        @Override
        public boolean isIn(StackContent content) {
            return content.has(logicalId, arn.toString());
        }

        @Override
        public String text() {
            return "function " + arn;
        }
    }

    /**
     * An event source: what reads from it, from a consumer of it (Kinesis), or from a stream of it (a DynamoDB table).
     *
     * @param logicalId in the stack that makes it; empty if external
     */
    record EventSource(String arn, String logicalId) implements Target {
        @Override
        public boolean selects(Mapping mapping) {
            String source = mapping.eventSourceArn();
            return source.equals(arn) || source.startsWith(arn + "/consumer/") || source.startsWith(arn + "/stream/");
        }

        @Override
        public boolean isOwn() {
            return !logicalId.isEmpty();
        }

        @Override
        public boolean isIn(StackContent content) {
            return content.has(logicalId, arn);
        }

        @Override
        public String text() {
            return "event source " + arn;
        }
    }

    /** One mapping, always external. */
    record Uuid(String uuid) implements Target {
        @Override
        public boolean selects(Mapping mapping) {
            return mapping.uuid().equals(uuid);
        }

        @Override
        public boolean isOwn() {
            return false;
        }

        @Override
        public boolean isIn(StackContent content) {
            return false;
        }

        @Override
        public String text() {
            return "event source mapping " + uuid;
        }
    }
}

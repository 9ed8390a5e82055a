package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.Mapping;

/** One thing that a cleanup selects mappings by. */
public sealed interface Target {
    boolean selects(Mapping mapping);

    /** Made by the stack, and not retained by it; anything else is external. */
    boolean isOwn();

    /** What is selected: an ARN, or the UUID of a mapping. */
    String id();

    /** For logs, and the part of the physical resource id: what is selected, and nothing else. */
    String text();

    /** A function with all its versions and aliases, or one version or alias alone. */
    record Function(FunctionArn arn, boolean isOwn) implements Target {
        @Override
        public boolean selects(Mapping mapping) {
            return FunctionArn.parse(mapping.functionArn())
                    .filter(of -> of.function().equals(arn.function()))
                    .filter(of -> arn.qualifier().isEmpty() || arn.qualifier().equals(of.qualifier()))
                    .isPresent();
        }

        @Override
        public String id() {
            return arn.toString();
        }

        @Override
        public String text() {
            return "function " + arn;
        }
    }

    /** An event source: what reads from it, from a consumer of it (Kinesis), or from a stream of it (a DynamoDB table). */
    record EventSource(String arn, boolean isOwn) implements Target {
        @Override
        public boolean selects(Mapping mapping) {
            String source = mapping.eventSourceArn();
            return source.equals(arn) || source.startsWith(arn + "/consumer/") || source.startsWith(arn + "/stream/");
        }

        @Override
        public String id() {
            return arn;
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
        public String id() {
            return uuid;
        }

        @Override
        public String text() {
            return "event source mapping " + uuid;
        }
    }
}

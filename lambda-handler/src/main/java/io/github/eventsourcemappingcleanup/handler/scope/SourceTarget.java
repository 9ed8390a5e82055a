package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;

/**
 * An event source: what reads from it, from a consumer of it (Kinesis), or from a stream of it (a DynamoDB table).
 *
 * @param logicalId in the stack that makes it; empty if named
 */
record SourceTarget(String arn, String logicalId) implements Target {
    @Override
    public boolean selects(Mapping mapping) {
        String source = mapping.eventSourceArn();
        return source.equals(arn) || source.startsWith(arn + "/consumer/") || source.startsWith(arn + "/stream/");
    }

    @Override
    public boolean owned() {
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

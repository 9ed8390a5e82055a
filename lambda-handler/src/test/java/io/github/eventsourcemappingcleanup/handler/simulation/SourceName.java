package io.github.eventsourcemappingcleanup.handler.simulation;

/** @param part a consumer of a stream, or the stream of a table; empty if it is the source itself */
record SourceName(String whole, String part) {
    String arn() {
        return whole + part;
    }

    String service() {
        return whole.split(":")[2];
    }
}

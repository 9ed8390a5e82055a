package io.github.eventsourcemappingcleanup.handler.simulation;

/** @param qualifier a version or an alias; empty if there is none */
record FunctionName(String account, String name, String qualifier) {
    String arn() {
        return "arn:aws:lambda:eu-west-1:" + account + ":function:" + name
                + (qualifier.isEmpty() ? "" : ":" + qualifier);
    }
}

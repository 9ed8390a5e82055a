package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.mappings.Mapping;

/** One mapping, always named. */
record UuidTarget(String uuid) implements Target {
    @Override
    public boolean selects(Mapping mapping) {
        return mapping.uuid().equals(uuid);
    }

    @Override
    public boolean owned() {
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

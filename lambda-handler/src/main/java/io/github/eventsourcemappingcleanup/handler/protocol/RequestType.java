package io.github.eventsourcemappingcleanup.handler.protocol;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public enum RequestType {
    CREATE("Create"),
    UPDATE("Update"),
    DELETE("Delete");

    private final String wire;

    RequestType(String wire) {
        this.wire = wire;
    }

    static Optional<RequestType> of(@Nullable Object value) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(value)).findFirst();
    }

    @Override
    public String toString() {
        return wire;
    }
}

package io.github.eventsourcemappingcleanup.handler.customresource;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request of CloudFormation that has all it needs.
 *
 * @param physicalResourceId as sent; empty for Create, which has none yet, and where the sender leaves it out
 * @param properties as sent, not looked into
 */
public record Request(Type type, ResponseTarget responseTarget, String physicalResourceId, Map<?, ?> properties) {
    public enum Type {
        CREATE("Create"),
        UPDATE("Update"),
        DELETE("Delete");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        static Optional<Type> of(@Nullable Object value) {
            return Stream.of(values())
                    .filter(type -> type.wireName.equals(value))
                    .findFirst();
        }

        @Override
        public String toString() {
            return wireName;
        }
    }
}

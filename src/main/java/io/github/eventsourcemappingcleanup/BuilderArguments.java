package io.github.eventsourcemappingcleanup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one method of the builder was given over all its calls. A bad call is kept, and refused by build(). */
final class BuilderArguments<T> {
    private final String method;
    private final List<T> values = new ArrayList<>();
    private @Nullable String fault;

    BuilderArguments(String method) {
        this.method = method;
    }

    void add(@Nullable T @Nullable [] call) {
        if (call == null) {
            fault = method + "() was called with null";
        } else if (call.length == 0) {
            fault = method + "() was called without an argument";
        } else {
            for (int position = 0; position < call.length; position++) {
                add(call[position], position + 1);
            }
        }
    }

    private void add(@Nullable T value, int position) {
        if (value == null) {
            fault = method + "() was called with null as argument " + position;
        } else {
            values.add(value);
        }
    }

    List<T> checked(ConstructPath site) {
        if (fault != null) {
            throw site.refuse(fault, "Pass at least one value and no null, or leave the call out");
        }
        return List.copyOf(values);
    }
}

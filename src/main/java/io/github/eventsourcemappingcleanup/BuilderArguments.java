package io.github.eventsourcemappingcleanup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
        add(call == null ? null : Arrays.asList(call));
    }

    /** @param call one call's arguments; null if it was called with null */
    void add(@Nullable Collection<? extends @Nullable T> call) {
        if (call == null) {
            fault = method + "() was called with null";
        } else if (call.isEmpty()) {
            fault = method + "() was called without an argument";
        } else {
            int position = 0;
            for (T value : call) {
                position++;
                if (value == null) {
                    fault = method + "() was called with null as argument " + position;
                } else {
                    values.add(value);
                }
            }
        }
    }

    List<T> checked(ConstructPath site) {
        if (fault != null) {
            throw site.refuse(fault, "Pass at least one value and no null, or leave the call out");
        }
        return List.copyOf(values);
    }
}

package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request selects mappings by, and the simulation's own idea of what that means: compared by structure, where the
 * handler compares ARNs.
 */
sealed interface SimulatedTarget {
    /** Of all that is owned. */
    String LOGICAL_ID = "MadeByTheStack";

    boolean selects(SimulatedMapping mapping);

    /** Made by the stack itself. */
    boolean owned();

    /** Whether a teardown may remove what this selects (docs/design.md, decision 6). */
    default boolean isRemovedIn(String stackStatus) {
        return stackStatus.equals("DELETE_IN_PROGRESS") || (stackStatus.equals("ROLLBACK_IN_PROGRESS") && owned());
    }

    record OfFunction(FunctionName function, boolean owned) implements SimulatedTarget {
        @Override
        public boolean selects(SimulatedMapping mapping) {
            FunctionName of = mapping.function();
            return of.account().equals(function.account())
                    && of.name().equals(function.name())
                    && (function.qualifier().isEmpty() || function.qualifier().equals(of.qualifier()));
        }

        Map<String, Object> property() {
            return property(function.arn(), owned);
        }

        static Map<String, Object> property(String arn, boolean owned) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("Arn", arn);
            if (owned) {
                property.put("LogicalId", LOGICAL_ID);
            }
            return property;
        }
    }

    record OfSource(SourceName source, boolean owned) implements SimulatedTarget {
        @Override
        public boolean selects(SimulatedMapping mapping) {
            SourceName of = mapping.source();
            return of != null
                    && of.whole().equals(source.whole())
                    && (source.part().isEmpty() || source.part().equals(of.part()));
        }

        Map<String, Object> property() {
            return OfFunction.property(source.arn(), owned);
        }
    }

    record OfUuid(String uuid) implements SimulatedTarget {
        @Override
        public boolean selects(SimulatedMapping mapping) {
            return mapping.uuid().equals(uuid);
        }

        @Override
        public boolean owned() {
            return false;
        }
    }
}

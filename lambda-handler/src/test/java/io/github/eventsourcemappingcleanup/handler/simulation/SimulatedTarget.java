package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a request selects mappings by, and the simulation's own idea of what that means: compared by structure, where the
 * handler compares ARNs.
 */
sealed interface SimulatedTarget {
    Set<String> CLEAN_UPS =
            Set.of("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");

    boolean selects(SimulatedMapping mapping);

    Fate fate();

    /** Whether a teardown may remove what this selects (docs/design.md, decision 6). */
    default boolean isRemovedIn(String stackStatus) {
        return stackStatus.equals("DELETE_IN_PROGRESS")
                || (stackStatus.equals("ROLLBACK_IN_PROGRESS") && fate().isOwn())
                || (CLEAN_UPS.contains(stackStatus) && fate().leaves());
    }

    record OfFunction(FunctionName function, Fate fate) implements SimulatedTarget {
        @Override
        public boolean selects(SimulatedMapping mapping) {
            FunctionName of = mapping.function();
            return of.account().equals(function.account())
                    && of.name().equals(function.name())
                    && (function.qualifier().isEmpty() || function.qualifier().equals(of.qualifier()));
        }

        /** A qualified function is an alias or a version, whose physical id is its ARN. */
        SimulatedResource resource() {
            return function.qualifier().isEmpty()
                    ? new SimulatedResource("AWS::Lambda::Function", function.name(), fate)
                    : new SimulatedResource("AWS::Lambda::Alias", function.arn(), fate);
        }

        Map<String, Object> property() {
            return property(function.arn(), resource());
        }

        static Map<String, Object> property(String arn, SimulatedResource resource) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("Arn", arn);
            if (resource.fate().isOwn()) {
                property.put("LogicalId", resource.logicalIdBefore());
            }
            return property;
        }
    }

    record OfSource(SourceName source, Fate fate) implements SimulatedTarget {
        @Override
        public boolean selects(SimulatedMapping mapping) {
            SourceName of = mapping.source();
            return of != null
                    && of.whole().equals(source.whole())
                    && (source.part().isEmpty() || source.part().equals(of.part()));
        }

        SimulatedResource resource() {
            return SimulatedResource.of(source, fate);
        }

        Map<String, Object> property() {
            return OfFunction.property(source.arn(), resource());
        }
    }

    record OfUuid(String uuid) implements SimulatedTarget {
        @Override
        public boolean selects(SimulatedMapping mapping) {
            return mapping.uuid().equals(uuid);
        }

        @Override
        public Fate fate() {
            return Fate.EXTERNAL;
        }
    }
}

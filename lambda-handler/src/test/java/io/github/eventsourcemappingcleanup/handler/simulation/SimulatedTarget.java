package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedMapping.FunctionName;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedMapping.SourceName;
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

    /**
     * Whether a teardown may remove what this selects (docs/design.md, decision 6).
     *
     * @param isRootDeleting whether all that the stack is nested in is being deleted too
     */
    default boolean isRemovedIn(String stackStatus, boolean isRootDeleting) {
        return (stackStatus.equals("DELETE_IN_PROGRESS") && (fate().isOwn() || isRootDeleting))
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
        Resource resource() {
            return function.qualifier().isEmpty()
                    ? new Resource("AWS::Lambda::Function", function.name(), fate)
                    : new Resource("AWS::Lambda::Alias", function.arn(), fate);
        }

        Map<String, Object> property() {
            return property(function.arn(), resource());
        }

        static Map<String, Object> property(String arn, Resource resource) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("Arn", arn);
            if (resource.fate().isOwn()) {
                property.put("Owned", "true");
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

        Resource resource() {
            return Resource.of(source, fate);
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

    /** What becomes of the thing that a target is, in an update of its stack. */
    enum Fate {
        /** The stack does not make it. */
        EXTERNAL,
        STAYS,
        /** It stays, under another logical id. */
        REFACTORED,
        DROPPED,
        /** Another stack has it now. */
        MOVED,
        /** Its logical id is another thing's now. */
        REPLACED;

        boolean isOwn() {
            return this != EXTERNAL;
        }

        boolean leaves() {
            return this == DROPPED || this == REPLACED;
        }
    }

    /** A resource of the stack, before and after an update. */
    record Resource(String type, String physicalId, Fate fate) {

        static Resource of(SourceName source, Fate fate) {
            String[] arn = source.whole().split(":", 6);
            String name = arn[5].substring(arn[5].indexOf('/') + 1);
            return switch (arn[2]) {
                case "sqs" ->
                    new Resource("AWS::SQS::Queue", "https://sqs.eu-west-1.amazonaws.com/" + arn[4] + "/" + name, fate);
                case "kinesis" ->
                    source.part().isEmpty()
                            ? new Resource("AWS::Kinesis::Stream", name, fate)
                            : new Resource("AWS::Kinesis::StreamConsumer", source.arn(), fate);
                case "dynamodb" -> new Resource("AWS::DynamoDB::Table", name, fate);
                case "mq" -> new Resource("AWS::AmazonMQ::Broker", name.substring(name.indexOf("b-")), fate);
                default -> new Resource("AWS::MSK::Cluster", source.arn(), fate);
            };
        }

        /** Of what the stack does not list, it has to be asked where it is. */
        boolean isListed() {
            return fate != Fate.MOVED && fate != Fate.REPLACED;
        }

        String logicalIdBefore() {
            return "Made" + Integer.toHexString((type + physicalId).hashCode());
        }

        String logicalIdNow() {
            return fate == Fate.REFACTORED ? logicalIdBefore() + "Moved" : logicalIdBefore();
        }

        /** As the stack lists it: what is dropped until its deletion begins, what is replaced no more. */
        String physicalIdListed() {
            return fate == Fate.REPLACED ? physicalId + "-2" : physicalId;
        }
    }
}

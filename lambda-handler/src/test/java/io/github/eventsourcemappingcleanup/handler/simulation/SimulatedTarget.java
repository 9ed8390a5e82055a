package io.github.eventsourcemappingcleanup.handler.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request selects mappings by, and the simulation's own idea of what that means: compared by structure, where the
 * handler compares ARNs.
 */
sealed interface SimulatedTarget {
    List<String> CLEAN_UPS =
            List.of("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");

    boolean selects(SimulatedMapping mapping);

    Fate fate();

    /** What the stack makes of it; empty if it is external. */
    default Optional<Resource> resource() {
        return Optional.empty();
    }

    /**
     * Whether a teardown may remove what this selects (docs/dev/design.md).
     *
     * @param isRootDeleting whether all that the stack is nested in is being deleted too
     */
    default boolean isRemovedIn(String stackStatus, boolean isRootDeleting) {
        return (stackStatus.equals("DELETE_IN_PROGRESS") && (fate().isOwn() || isRootDeleting))
                || (stackStatus.equals("ROLLBACK_IN_PROGRESS") && fate().isOwn())
                || (CLEAN_UPS.contains(stackStatus) && fate().leaves());
    }

    /** As the request has it. */
    default Map<String, Object> property(String arn) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("Arn", arn);
        if (fate().isOwn()) {
            property.put("Owned", "true");
        }
        return property;
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
        @Override
        public Optional<Resource> resource() {
            return !fate.isOwn()
                    ? Optional.empty()
                    : Optional.of(
                            function.qualifier().isEmpty()
                                    ? new Resource("AWS::Lambda::Function", function.name(), fate)
                                    : new Resource("AWS::Lambda::Alias", function.arn(), fate));
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

        @Override
        public Optional<Resource> resource() {
            return fate.isOwn() ? Optional.of(Resource.of(source, fate)) : Optional.empty();
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

    /** @param qualifier a version or an alias; empty if there is none */
    record FunctionName(String account, String name, String qualifier) {
        String arn() {
            return "arn:aws:lambda:eu-west-1:" + account + ":function:" + name
                    + (qualifier.isEmpty() ? "" : ":" + qualifier);
        }
    }

    /** @param part a consumer of a stream, or the stream of a table; empty if it is the source itself */
    record SourceName(String whole, String part) {
        String arn() {
            return whole + part;
        }

        String service() {
            return whole.split(":", -1)[2];
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
        private static Resource of(SourceName source, Fate fate) {
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

        String logicalId() {
            return "Made" + Integer.toHexString((type + physicalId).hashCode())
                    + (fate == Fate.REFACTORED ? "Moved" : "");
        }

        /** As the stack lists it: what is dropped until its deletion begins, what is replaced no more. */
        String physicalIdListed() {
            return fate == Fate.REPLACED ? physicalId + "-2" : physicalId;
        }
    }

    /** Draws names that are easily confused, and targets of them. */
    final class TargetMaker {
        private static final List<String> ACCOUNTS =
                List.of("111111111111", "111111111111", "111111111111", "222222222222");
        private static final List<String> FUNCTIONS = List.of("orders", "orders", "orders2", "order");
        private static final List<String> QUALIFIERS = List.of("", "", "live", "live2", "7", "$LATEST");
        private static final String ARN = "arn:aws:%s:eu-west-1:111111111111:%s";
        private static final String CLICKS = ARN.formatted("kinesis", "stream/clicks");
        private static final String ITEMS = ARN.formatted("dynamodb", "table/items");
        private static final List<SourceName> SOURCES = List.of(
                new SourceName(ARN.formatted("sqs", "jobs"), ""),
                new SourceName(ARN.formatted("sqs", "jobs2"), ""),
                new SourceName(CLICKS, ""),
                new SourceName(CLICKS, "/consumer/fast:1700000000"),
                new SourceName(CLICKS + "2", "/consumer/fast:1700000000"),
                new SourceName(ITEMS, "/stream/2025-01-01T00:00:00.000"),
                new SourceName(ITEMS, "/stream/2026-01-01T00:00:00.000"),
                new SourceName(ARN.formatted("kafka", "cluster/logs/1b2c"), ""),
                new SourceName(ARN.formatted("mq", "broker:mail:b-1"), ""));

        private final SeededRandom random;
        /** One thing has one fate, however often it is selected. */
        private final Map<String, Fate> fates = new HashMap<>();

        TargetMaker(SeededRandom random) {
            this.random = random;
        }

        List<SimulatedTarget> some() {
            List<SimulatedTarget> targets = new ArrayList<>();
            int number = random.percent(60) ? 1 : random.between(2, 4);
            boolean onlyUuids = random.percent(8);
            while (targets.size() < number) {
                targets.add(onlyUuids ? new OfUuid(random.uuid()) : one());
            }
            return targets;
        }

        private SimulatedTarget one() {
            int kind = random.between(1, 100);
            boolean own = random.percent(70);
            Fate drawn = random.oneOf(Fate.STAYS, Fate.STAYS, Fate.REFACTORED, Fate.DROPPED, Fate.REPLACED, Fate.MOVED);
            if (kind <= 55) {
                String qualifier = random.percent(70) ? "" : random.oneOf(QUALIFIERS);
                FunctionName any = function();
                FunctionName function = new FunctionName(any.account(), any.name(), qualifier);
                // The stack is of one account.
                boolean possible = own && function.account().equals(ACCOUNTS.get(0));
                return new OfFunction(function, possible ? fate(function.arn(), drawn) : Fate.EXTERNAL);
            } else if (kind <= 85) {
                SourceName any = source();
                SourceName source = random.percent(50) ? new SourceName(any.whole(), "") : any;
                String thing = source.whole().equals(ITEMS) ? ITEMS : source.arn();
                return new OfSource(source, own ? fate(thing, drawn) : Fate.EXTERNAL);
            }
            return new OfUuid(random.uuid());
        }

        private Fate fate(String thing, Fate drawn) {
            return fates.computeIfAbsent(thing, unknown -> drawn);
        }

        FunctionName function() {
            return new FunctionName(random.oneOf(ACCOUNTS), random.oneOf(FUNCTIONS), random.oneOf(QUALIFIERS));
        }

        SourceName source() {
            return random.oneOf(SOURCES);
        }
    }
}

package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was drawn of a mapping. What becomes of it, the model of AWS knows. */
final class SimulatedMapping {
    /** Whether it is a resource of a CloudFormation stack. */
    enum Declaration {
        NONE,
        BY_A_STACK,
        /** Which owns nothing any more. */
        BY_A_DELETED_STACK
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

    /**
     * How it takes its deletion.
     *
     * @param isLeftOut whether the list does not have it from then on
     */
    record Departure(Duration lasts, boolean forEver, Duration listedAfterwards, boolean isLeftOut) {}

    private final String uuid;
    private final FunctionName function;
    private final @Nullable SourceName source;
    private final Declaration declaration;
    private final Departure departure;
    private Instant transitionEnds = Instant.MIN;

    SimulatedMapping(
            String uuid,
            FunctionName function,
            @Nullable SourceName source,
            Declaration declaration,
            Departure departure) {
        this.uuid = uuid;
        this.function = function;
        this.source = source;
        this.declaration = declaration;
        this.departure = departure;
    }

    String uuid() {
        return uuid;
    }

    FunctionName function() {
        return function;
    }

    @Nullable
    SourceName source() {
        return source;
    }

    Declaration declaration() {
        return declaration;
    }

    /** It is left to that stack. */
    boolean isDeclared() {
        return declaration == Declaration.BY_A_STACK;
    }

    Departure departure() {
        return departure;
    }

    Instant transitionEnds() {
        return transitionEnds;
    }

    void isInTransitionUntil(Instant end) {
        transitionEnds = end;
    }

    /** For the model. */
    NewMapping planned(String stateTransitionReason) {
        NewMapping plan = (source == null
                        ? NewMapping.ofKafka("orders", "kafka.example.com:9092", function.arn())
                        : NewMapping.reading(source.arn(), function.arn()))
                .uuid(uuid)
                .member("StateTransitionReason", stateTransitionReason)
                .listedAfterwards(departure.listedAfterwards());
        plan = departure.isLeftOut() ? plan.notListedInDeleting() : plan;
        return departure.forEver() ? plan.neverGone() : plan.deletingFor(departure.lasts());
    }
}

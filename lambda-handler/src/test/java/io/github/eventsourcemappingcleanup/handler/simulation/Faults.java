package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.testbed.aws.CloudFormationErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Delivery;
import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.LambdaErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What goes wrong in a world, and when. */
final class Faults {
    /** A way in which one call goes wrong. */
    enum Kind {
        IN_USE(LambdaErrors.resourceInUse()),
        CONFLICT(LambdaErrors.resourceConflict("Another operation is in progress.")),
        THROTTLED(LambdaErrors.tooManyRequests(Duration.ofSeconds(1)), CloudFormationErrors.throttling()),
        THROTTLED_WITHOUT_RETRY_AFTER(
                LambdaErrors.other(429, "TooManyRequestsException"), CloudFormationErrors.throttling()),
        SERVICE(LambdaErrors.service(), CloudFormationErrors.internalFailure()),
        INVALID(
                LambdaErrors.invalidParameterValue("This one can't."),
                CloudFormationErrors.other(400, "ValidationError")),
        NOT_FOUND(LambdaErrors.resourceNotFound()),
        DENIED(LambdaErrors.accessDenied("lambda:*EventSourceMapping", "*"), CloudFormationErrors.accessDenied("*")),
        EXPIRED_TOKEN(
                LambdaErrors.other(403, "ExpiredTokenException"), CloudFormationErrors.other(403, "ExpiredToken")),
        /** A status of something on the way, without an error code. */
        BARE_404(Reply.of(404, "text/html", "<html>")),
        BARE_502(Reply.of(502, "text/html", "<html>")),
        /** Refused or reset before the work was done. */
        NO_CONNECTION(Fault.reset()),
        /** The work was done, and the answer is lost. */
        ANSWER_LOST(Fault.lost()),
        /** No answer within the client's time. */
        HANGING(Fault.hang()),
        /** The same, and the work was done. */
        HANGING_WHEN_DONE(Fault.delivered(new Delivery.Silence())),
        /** AWS answers a marker that it does not know any more with an empty page and no error. */
        MARKER_EXPIRED(LambdaErrors.unknownMarker()),
        /** Nothing was done, and the answer says nothing. */
        WITHOUT_CONTENT(
                Reply.of(200, "application/json", "{}"), Reply.of(200, "text/xml", "<Response><Result/></Response>")),
        /** The answer takes its time, and is right. */
        SLOW(Fault.slow(Duration.ofSeconds(2)));

        private final Fault ofLambda;
        private final Fault ofCloudFormation;

        Kind(Fault ofBoth) {
            this(ofBoth, ofBoth);
        }

        Kind(Fault ofLambda, Fault ofCloudFormation) {
            this.ofLambda = ofLambda;
            this.ofCloudFormation = ofCloudFormation;
        }

        Fault of(String operation) {
            return LAMBDA.contains(operation) ? ofLambda : ofCloudFormation;
        }
    }

    /** A fault of one operation for a while, of all or some of its calls, so many times at most. */
    private record Window(
            Kind fault, String operation, Instant from, Instant until, int percent, AtomicInteger timesLeft) {
        boolean strikes(SimulatedRun.Call call, Instant now, SeededRandom random) {
            return call.isOf(operation)
                    && (fault != Kind.MARKER_EXPIRED || !call.beginsAScan())
                    && timesLeft.get() > 0
                    && !now.isBefore(from)
                    && now.isBefore(until)
                    && random.percent(percent)
                    && timesLeft.getAndDecrement() > 0;
        }
    }

    static final List<String> LAMBDA = List.of(ControlPlane.LIST, ControlPlane.GET, ControlPlane.DELETE);
    private static final List<String> ALL = List.of(
            ControlPlane.LIST,
            ControlPlane.GET,
            ControlPlane.DELETE,
            Stacks.DESCRIBE_STACKS,
            Stacks.GET_TEMPLATE,
            Stacks.LIST_STACK_RESOURCES,
            Stacks.DESCRIBE_STACK_RESOURCES);

    private static final List<Kind> OF_ANY_CALL = List.of(
            Kind.THROTTLED,
            Kind.THROTTLED_WITHOUT_RETRY_AFTER,
            Kind.SERVICE,
            Kind.EXPIRED_TOKEN,
            Kind.BARE_404,
            Kind.BARE_502,
            Kind.NO_CONNECTION,
            Kind.ANSWER_LOST,
            Kind.HANGING,
            Kind.HANGING_WHEN_DONE,
            Kind.SLOW,
            Kind.WITHOUT_CONTENT,
            Kind.DENIED,
            Kind.DENIED);
    /** A denial that lasts longer is believed. */
    private static final int LONGEST_DENIAL = 28;

    private final SeededRandom random;
    private final List<Window> windows = new ArrayList<>();

    /** @param listTellsAll whether a Get or Delete may say wrongly that something is gone, since the list knows better */
    Faults(SeededRandom random, boolean listTellsAll) {
        this.random = random;
        for (int left = random.percent(35) ? 0 : random.between(1, 4); left > 0; left--) {
            String operation = random.oneOf(ALL);
            Kind fault = draw(operation);
            int seconds = random.magnitude(1, fault == Kind.DENIED ? LONGEST_DENIAL : 150);
            add(fault, operation, random.percent(4) ? 100_000 : seconds, random.oneOf(100, 100, 50, 10));
        }
        if (random.percent(30)) {
            add(Kind.MARKER_EXPIRED, ControlPlane.LIST, random.magnitude(1, 60), random.oneOf(50, 100));
        }
        if (listTellsAll && random.percent(10)) {
            String operation = random.oneOf(ControlPlane.GET, ControlPlane.DELETE);
            add(Kind.NOT_FOUND, operation, random.magnitude(1, 60), random.oneOf(10, 50, 100));
        }
    }

    /** What strikes this call; null if nothing does. */
    @Nullable
    Kind strike(SimulatedRun.Call call, Instant now) {
        for (Window window : windows) {
            if (window.strikes(call, now, random)) {
                return window.fault();
            }
        }
        return null;
    }

    private Kind draw(String operation) {
        if (operation.equals(ControlPlane.DELETE) && random.percent(25)) {
            return random.oneOf(Kind.IN_USE, Kind.CONFLICT);
        } else if (operation.equals(ControlPlane.LIST) && random.percent(25)) {
            // A list that is "not found", or called invalid, says nothing.
            return random.oneOf(Kind.NOT_FOUND, Kind.INVALID);
        } else if (operation.equals(Stacks.DESCRIBE_STACKS) && random.percent(10)) {
            return Kind.INVALID;
        }
        return random.percent(2) ? Kind.INVALID : random.oneOf(OF_ANY_CALL);
    }

    private void add(Kind fault, String operation, int seconds, int percent) {
        Instant from = SimulationScheduler.START.plus(random.percent(50) ? Duration.ZERO : random.seconds(0, 300));
        int times = random.percent(25) ? random.between(1, 3) : Integer.MAX_VALUE;
        windows.add(new Window(fault, operation, from, from.plusSeconds(seconds), percent, new AtomicInteger(times)));
    }
}

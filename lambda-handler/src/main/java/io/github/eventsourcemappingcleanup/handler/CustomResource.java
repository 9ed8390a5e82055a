package io.github.eventsourcemappingcleanup.handler;

import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.aws.MappingApi;
import io.github.eventsourcemappingcleanup.handler.aws.RateLimiter;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi;
import io.github.eventsourcemappingcleanup.handler.customresource.InvalidRequest;
import io.github.eventsourcemappingcleanup.handler.customresource.PhysicalResourceId;
import io.github.eventsourcemappingcleanup.handler.customresource.Request;
import io.github.eventsourcemappingcleanup.handler.customresource.RequestParser;
import io.github.eventsourcemappingcleanup.handler.customresource.Response;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.scope.CleanupProperties;
import io.github.eventsourcemappingcleanup.handler.scope.Decision;
import io.github.eventsourcemappingcleanup.handler.scope.Scope;
import io.github.eventsourcemappingcleanup.handler.scope.Selection;
import io.github.eventsourcemappingcleanup.handler.teardown.Teardown;
import io.github.eventsourcemappingcleanup.handler.teardown.TeardownResult;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One request of CloudFormation, turned into a response. Create and Update delete nothing. */
final class CustomResource {
    /** Kept back for the response: one call that began just before the deadline, 9 seconds at most, and the PUT. */
    static final Duration RESERVE = Duration.ofSeconds(15);

    /** To decide what a Delete means; the timeout of the cleanup begins then. */
    private static final Duration LONGEST_DECIDING = Duration.ofMinutes(2);
    /** A living stack waits for a clean-up, and CloudFormation tries three times. */
    private static final Duration LONGEST_WITHOUT_PROGRESS = Duration.ofMinutes(2);

    private final AwsClients clients;
    private final Backoff backoff;
    private final Deadline endOfRun;
    private final FailureReason reason;
    private final Log log;

    CustomResource(AwsClients clients, Backoff backoff, Deadline endOfRun, FailureReason reason, Log log) {
        this.clients = clients;
        this.backoff = backoff;
        this.endOfRun = endOfRun;
        this.reason = reason;
        this.log = log;
    }

    Response respond(Request request) {
        log.info("received", Map.of("requestType", request.type().toString()));
        try {
            CleanupProperties properties = CleanupProperties.parse(request.properties());
            String id = PhysicalResourceId.of(
                    request.responseTarget().stackId(),
                    request.responseTarget().logicalResourceId(),
                    properties.selection().texts());
            return request.type() == Request.Type.DELETE
                    ? delete(
                            request,
                            properties,
                            request.physicalResourceId().isEmpty() ? id : request.physicalResourceId())
                    : new Response.Succeeded(id);
        } catch (InvalidRequest e) {
            return refuse(request, e);
        }
    }

    private Response refuse(Request request, InvalidRequest why) {
        boolean neverSelected = request.type() == Request.Type.DELETE
                && request.physicalResourceId().equals(PhysicalResourceId.REFUSED);
        if (neverSelected) {
            log.info("nothing to do", Map.of("why", "the creation of this resource was refused"));
            return new Response.Succeeded(request.physicalResourceId());
        }
        return RequestParser.refusal(request.physicalResourceId(), why);
    }

    /** @param id as it was sent: CloudFormation makes one up when a Create was cut short */
    private Response delete(Request request, CleanupProperties properties, String id) {
        Deadline end = endOfRun.before(RESERVE);
        StackApi stacks = new StackApi(clients.cloudFormation(), new RateLimiter(end.time()), end);
        Decision decision = new Scope(
                        stacks,
                        properties.selection(),
                        request.responseTarget().stackId(),
                        String.valueOf(request.properties().get("ServiceToken")),
                        backoff,
                        end.within(LONGEST_DECIDING),
                        log)
                .decide();
        if (decision instanceof Decision.Undecided undecided) {
            return new Response.Failed(id, reason.undecided(undecided.why()));
        }
        Decision.Decided decided = (Decision.Decided) decision;
        logDecision(decided);
        return decided.remove().isEmpty()
                ? new Response.Succeeded(id)
                : remove(id, decided, stacks, end.within(properties.timeout()));
    }

    private Response remove(String id, Decision.Decided decided, StackApi stacks, Deadline deadline) {
        Instant started = deadline.time().now();
        MappingApi mappings = new MappingApi(clients.lambda(), new RateLimiter(deadline.time()), deadline);
        Duration patience = decided.isCleanUp() ? LONGEST_WITHOUT_PROGRESS : deadline.left();
        TeardownResult result =
                new Teardown(mappings, stacks, decided.remove(), backoff, deadline, patience, log).run();
        if (result instanceof TeardownResult.Incomplete incomplete) {
            Duration after = Duration.between(started, deadline.time().now());
            return new Response.Failed(id, reason.incomplete(incomplete, after, decided.isCleanUp()));
        } else if (result instanceof TeardownResult.Unverified unverified) {
            return new Response.Failed(id, reason.unverified(unverified.why(), decided.isCleanUp()));
        }
        return new Response.Succeeded(id);
    }

    private void logDecision(Decision.Decided decided) {
        if (!decided.remove().isEmpty()) {
            log.info(
                    "teardown",
                    Map.of(
                            "stackStatus",
                            decided.stackStatus(),
                            "targets",
                            decided.remove().texts()));
        }
        logKept(
                decided,
                decided.keep(),
                "the stack is not being deleted, so these targets keep their event source mappings");
        logKept(
                decided,
                decided.stillInTheStack(),
                "these targets stay in the stack, so they keep their event source mappings");
        logKept(
                decided,
                decided.inAnotherStack(),
                "another stack has these targets now, so they keep their event source mappings");
    }

    private void logKept(Decision.Decided decided, Selection kept, String why) {
        if (!kept.isEmpty()) {
            log.warn("kept", Map.of("stackStatus", decided.stackStatus(), "targets", kept.texts(), "why", why));
        }
    }
}

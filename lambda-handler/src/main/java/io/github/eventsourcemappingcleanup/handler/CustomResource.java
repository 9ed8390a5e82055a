package io.github.eventsourcemappingcleanup.handler;

import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.aws.CloudFormation;
import io.github.eventsourcemappingcleanup.handler.aws.Lambda;
import io.github.eventsourcemappingcleanup.handler.aws.Pace;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.mappings.MappingApi;
import io.github.eventsourcemappingcleanup.handler.protocol.Answer;
import io.github.eventsourcemappingcleanup.handler.protocol.InvalidRequest;
import io.github.eventsourcemappingcleanup.handler.protocol.PhysicalResourceId;
import io.github.eventsourcemappingcleanup.handler.protocol.Request;
import io.github.eventsourcemappingcleanup.handler.protocol.RequestParser;
import io.github.eventsourcemappingcleanup.handler.protocol.RequestType;
import io.github.eventsourcemappingcleanup.handler.scope.CleanupProperties;
import io.github.eventsourcemappingcleanup.handler.scope.Decision;
import io.github.eventsourcemappingcleanup.handler.scope.Scope;
import io.github.eventsourcemappingcleanup.handler.scope.Selection;
import io.github.eventsourcemappingcleanup.handler.scope.StackApi;
import io.github.eventsourcemappingcleanup.handler.teardown.Teardown;
import io.github.eventsourcemappingcleanup.handler.teardown.TeardownResult;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One request of CloudFormation, turned into an answer. Create and Update delete nothing. */
final class CustomResource {
    /** Kept back for the answer: one call that began just before the deadline, and a PUT with some more tries. */
    static final Duration RESERVE = Duration.ofSeconds(15);

    private final AwsClients clients;
    private final Backoff backoff;
    private final Deadline endOfRun;
    private final Reason reason;
    private final Log log;

    CustomResource(AwsClients clients, Backoff backoff, Deadline endOfRun, Reason reason, Log log) {
        this.clients = clients;
        this.backoff = backoff;
        this.endOfRun = endOfRun;
        this.reason = reason;
        this.log = log;
    }

    Answer answer(Request request) {
        log.info("received", Map.of("requestType", request.type().toString()));
        try {
            CleanupProperties properties = CleanupProperties.parse(request.properties());
            return request.type() == RequestType.DELETE ? delete(request, properties) : accept(request, properties);
        } catch (InvalidRequest e) {
            return refuse(request, e);
        }
    }

    private static Answer accept(Request request, CleanupProperties properties) {
        return new Answer.Succeeded(PhysicalResourceId.of(
                request.replyTo().stackId(),
                request.replyTo().logicalResourceId(),
                properties.selection().texts()));
    }

    private Answer refuse(Request request, InvalidRequest why) {
        boolean neverSelected = request.type() == RequestType.DELETE
                && request.physicalResourceId().equals(PhysicalResourceId.REFUSED);
        if (neverSelected) {
            log.info("nothing to do", Map.of("why", "the creation of this resource was refused"));
            return new Answer.Succeeded(request.physicalResourceId());
        }
        return RequestParser.refusal(request.physicalResourceId(), why);
    }

    private Answer delete(Request request, CleanupProperties properties) {
        String id = request.physicalResourceId();
        Instant started = endOfRun.time().now();
        Deadline deadline = new Deadline(endOfRun.time(), endOfRun.at().minus(RESERVE)).within(properties.timeout());
        try (CloudFormation client = clients.cloudFormation()) {
            StackApi stacks = new StackApi(client, new Pace(deadline.time()), deadline);
            Decision decision = new Scope(stacks, backoff)
                    .decide(properties.selection(), request.replyTo().stackId(), deadline);
            if (decision instanceof Decision.Undecided undecided) {
                return new Answer.Failed(id, reason.undecided(undecided.why()));
            }
            Decision.Decided decided = (Decision.Decided) decision;
            logDecision(decided);
            return decided.remove().isEmpty()
                    ? new Answer.Succeeded(id)
                    : remove(id, decided.remove(), stacks, deadline, started);
        }
    }

    private Answer remove(String id, Selection selection, StackApi stacks, Deadline deadline, Instant started) {
        try (Lambda client = clients.lambda()) {
            MappingApi api = new MappingApi(client, new Pace(deadline.time()), deadline);
            TeardownResult result = new Teardown(api, stacks, selection, backoff, deadline, log).run();
            if (result instanceof TeardownResult.Incomplete incomplete) {
                Duration after = Duration.between(started, deadline.time().now());
                return new Answer.Failed(id, reason.incomplete(incomplete, after));
            } else if (result instanceof TeardownResult.Blind blind) {
                return new Answer.Failed(id, reason.blind(blind.why()));
            }
            return new Answer.Succeeded(id);
        }
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
        logRelease(
                decided, decided.release(), "the stack is not being torn down: these keep their event source mappings");
        logRelease(decided, decided.staying(), "these stay in the stack, and keep their event source mappings");
    }

    private void logRelease(Decision.Decided decided, Selection released, String why) {
        if (!released.isEmpty()) {
            log.warn("released", Map.of("stackStatus", decided.stackStatus(), "targets", released.texts(), "why", why));
        }
    }
}

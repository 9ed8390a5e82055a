package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.http.Call;
import io.github.eventsourcemappingcleanup.testbed.http.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.http.Reply;
import io.github.eventsourcemappingcleanup.testbed.http.Request;
import io.github.eventsourcemappingcleanup.testbed.http.Room;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Stacks whose status a test sets. Of CloudFormation's own operations there is DescribeStacks, over the query protocol.
 */
public final class Stacks implements Room {

    /** The operation's name in a fault script. */
    public static final String DESCRIBE_STACKS = "DescribeStacks";

    /** A stack that is deleted is found by its id alone (API reference, DescribeStacks). */
    private static final String DELETED = "DELETE_COMPLETE";

    private final InstantSource clock;
    private final Map<String, String> statusById = new LinkedHashMap<>();
    private final List<StackCall> journal = new ArrayList<>();
    private FaultScript faults = FaultScript.never();

    public Stacks(InstantSource clock) {
        this.clock = clock;
    }

    /** @param stackId the ARN, which has the name in it; the status is any StackStatus, as DELETE_IN_PROGRESS */
    public synchronized Stacks put(String stackId, String status) {
        statusById.put(stackId, status);
        return this;
    }

    public synchronized void faults(FaultScript script) {
        faults = script;
    }

    public synchronized List<StackCall> journal() {
        return List.copyOf(journal);
    }

    @Override
    public Optional<Reply> answer(Request request) {
        boolean ours = request.method().equals("POST")
                && request.path().equals("/")
                && request.formField("Action").filter(DESCRIBE_STACKS::equals).isPresent();
        return ours ? Optional.of(asked(request)) : Optional.empty();
    }

    private synchronized Reply asked(Request request) {
        String stack = request.formField("StackName").orElse("");
        Call call = new Call(DESCRIBE_STACKS, null, journal.size() + 1, clock.instant(), request.text());
        Reply reply = faults.around(call, () -> described(stack));
        journal.add(new StackCall(call.time(), stack, reply.statusSeen()));
        return reply;
    }

    private Reply described(String stack) {
        return statusById.entrySet().stream()
                .filter(each -> each.getKey().equals(stack)
                        || name(each.getKey()).equals(stack) && !each.getValue().equals(DELETED))
                .findFirst()
                .map(each -> described(each.getKey(), each.getValue()))
                .orElseGet(() -> CloudFormationErrors.unknown(stack));
    }

    private Reply described(String stackId, String status) {
        return Reply.of(
                200,
                "text/xml",
                "<DescribeStacksResponse xmlns=\"http://cloudformation.amazonaws.com/doc/2010-05-15/\"><DescribeStacksResult><Stacks><member>"
                        + "<StackId>" + Xml.escaped(stackId) + "</StackId><StackName>" + Xml.escaped(name(stackId))
                        + "</StackName>"
                        + "<CreationTime>2026-09-15T14:00:00.000Z</CreationTime><StackStatus>" + Xml.escaped(status)
                        + "</StackStatus>"
                        + "<DisableRollback>false</DisableRollback></member></Stacks></DescribeStacksResult><ResponseMetadata><RequestId>"
                        + UUID.randomUUID() + "</RequestId></ResponseMetadata></DescribeStacksResponse>");
    }

    private static String name(String stackId) {
        String[] parts = stackId.split("/");
        return parts.length > 1 ? parts[1] : stackId;
    }
}

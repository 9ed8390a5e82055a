package io.github.eventsourcemappingcleanup.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.aws.SdkClients;
import io.github.eventsourcemappingcleanup.handler.customresource.HttpResponsePut;
import io.github.eventsourcemappingcleanup.handler.customresource.Request;
import io.github.eventsourcemappingcleanup.handler.customresource.RequestParser;
import io.github.eventsourcemappingcleanup.handler.customresource.Response;
import io.github.eventsourcemappingcleanup.handler.customresource.ResponsePut;
import io.github.eventsourcemappingcleanup.handler.customresource.ResponseSender;
import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * The entry point. Answers CloudFormation whatever happens; what can't be answered is thrown, so that Lambda runs the
 * event again.
 *
 * <p>Nothing fails in the constructors: there would be nobody to answer yet.
 */
public final class CleanupHandler implements RequestStreamHandler {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final AwsClients clients;
    private final ResponsePut put;
    private final Time time;
    private final Backoff backoff;

    public CleanupHandler() {
        this(
                new SdkClients(),
                new HttpResponsePut(),
                Time.system(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** With all of the outside world that the handler touches. */
    public CleanupHandler(AwsClients clients, ResponsePut put, Time time, DoubleSupplier random) {
        this.clients = clients;
        this.put = put;
        this.time = time;
        this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Log log = new Log(context.getLogger()::log, Map.of("requestId", context.getAwsRequestId()));
        RequestParser.Result parsed = RequestParser.parse(input.readAllBytes());
        Deadline endOfRun = Deadline.in(time, Duration.ofMillis(context.getRemainingTimeInMillis()));
        if (parsed instanceof RequestParser.Result.Accepted accepted) {
            Request request = accepted.request();
            Log ofTheStack = log.with(Map.of(
                    "stackId", request.responseTarget().stackId(),
                    "logicalResourceId", request.responseTarget().logicalResourceId()));
            FailureReason reason = new FailureReason(context.getLogGroupName(), context.getLogStreamName());
            Response response = respond(request, endOfRun, reason, ofTheStack);
            new ResponseSender(put, backoff, ofTheStack).send(response, request.responseTarget(), endOfRun);
        } else if (parsed instanceof RequestParser.Result.Refused refused) {
            new ResponseSender(put, backoff, log).send(refused.response(), refused.responseTarget(), endOfRun);
        } else if (parsed instanceof RequestParser.Result.Unanswerable unanswerable) {
            log.error("not answerable", Map.of("why", unanswerable.why()));
            throw new IllegalArgumentException(unanswerable.why());
        }
    }

    private Response respond(Request request, Deadline endOfRun, FailureReason reason, Log log) {
        try {
            return new CustomResource(clients, backoff, endOfRun, reason, log).respond(request);
        } catch (Throwable e) { // Errors too: without a response CloudFormation waits for the whole ServiceTimeout.
            log.error("unexpected", Map.of("error", e.toString(), "at", Arrays.toString(e.getStackTrace())));
            return new Response.Failed(request.physicalResourceId(), reason.unexpected(e));
        }
    }
}

package io.github.eventsourcemappingcleanup.handler.customresource;

import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.util.Map;

/**
 * Sends the response until it is accepted. When it finally is not, {@link ResponseNotDelivered} is thrown: Lambda then runs the
 * event again, and that run responds. Without a response CloudFormation waits for the whole ServiceTimeout.
 */
public final class ResponseSender {
    private static final int MOST_TRIES = 6;
    /** A signed URL that is refused will hardly be accepted later; one more try is for the doubt. */
    private static final int MOST_TRIES_WHEN_REFUSED = 2;

    private static final Duration LEAST_TIME_FOR_A_TRY = Duration.ofSeconds(1);

    private final ResponsePut put;
    private final Backoff backoff;
    private final Log log;

    /** Thrown out of the handler, so that Lambda runs the event again. */
    static final class ResponseNotDelivered extends RuntimeException {
        private static final long serialVersionUID = 1;

        ResponseNotDelivered(String message) {
            super(message);
        }
    }

    public ResponseSender(ResponsePut put, Backoff backoff, Log log) {
        this.put = put;
        this.backoff = backoff;
        this.log = log;
    }

    /** @param deadline the end of this run */
    public void send(Response response, ResponseTarget target, Deadline deadline) {
        byte[] body = ResponseBody.of(response, target);
        for (int tries = 1; ; tries++) {
            ResponsePut.Result result = put.put(target.responseUrl(), body, deadline.left());
            if (result instanceof ResponsePut.Result.Accepted) {
                logAnswered(response, tries);
                return;
            }
            Duration pause = backoff.after(tries);
            log.warn("response not accepted", Map.of("why", result.toString(), "try", tries));
            boolean timeIsUp = deadline.left().compareTo(pause.plus(LEAST_TIME_FOR_A_TRY)) < 0;
            if (timeIsUp || tries >= mostTries(result)) {
                throw new ResponseNotDelivered("CloudFormation's response URL did not accept the response: " + result);
            }
            deadline.sleep(pause);
        }
    }

    private static int mostTries(ResponsePut.Result result) {
        return result instanceof ResponsePut.Result.Refused ? MOST_TRIES_WHEN_REFUSED : MOST_TRIES;
    }

    private void logAnswered(Response response, int tries) {
        if (response instanceof Response.Failed failed) {
            log.error("answered", Map.of("status", "FAILED", "reason", failed.reason(), "try", tries));
        } else {
            log.info("answered", Map.of("status", "SUCCESS", "try", tries));
        }
    }
}

package io.github.eventsourcemappingcleanup.handler.protocol;

import io.github.eventsourcemappingcleanup.handler.log.Log;
import io.github.eventsourcemappingcleanup.handler.time.Backoff;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import java.time.Duration;
import java.util.Map;

/**
 * Sends the answer until it is taken. When it finally is not, {@link AnswerLost} is thrown: Lambda then runs the event
 * again, and that run answers. Without an answer CloudFormation waits for the whole ServiceTimeout.
 */
public final class AnswerSender {
    private static final int MOST_TRIES = 6;
    /** A signed URL that is refused will hardly be taken later; one more try is for the doubt. */
    private static final int MOST_TRIES_WHEN_REFUSED = 2;

    private static final Duration LEAST_TIME_FOR_A_TRY = Duration.ofSeconds(1);

    private final ResponsePut put;
    private final Backoff backoff;
    private final Log log;

    public AnswerSender(ResponsePut put, Backoff backoff, Log log) {
        this.put = put;
        this.backoff = backoff;
        this.log = log;
    }

    /** @param deadline the end of this run */
    public void send(Answer answer, ReplyTo replyTo, Deadline deadline) {
        byte[] body = AnswerBody.of(answer, replyTo);
        for (int tries = 1; ; tries++) {
            PutResult result = put.put(replyTo.responseUrl(), body, deadline.left());
            if (result instanceof PutResult.Taken) {
                logAnswered(answer, tries);
                return;
            }
            Duration pause = backoff.after(tries);
            log.warn("answer not taken", Map.of("why", result.toString(), "try", tries));
            boolean timeIsUp = deadline.left().compareTo(pause.plus(LEAST_TIME_FOR_A_TRY)) < 0;
            if (timeIsUp || tries >= mostTries(result)) {
                throw new AnswerLost("CloudFormation's response URL did not take the answer: " + result);
            }
            deadline.sleep(pause);
        }
    }

    private static int mostTries(PutResult result) {
        return result instanceof PutResult.Refused ? MOST_TRIES_WHEN_REFUSED : MOST_TRIES;
    }

    private void logAnswered(Answer answer, int tries) {
        if (answer instanceof Answer.Failed failed) {
            log.error("answered", Map.of("status", "FAILED", "reason", failed.reason(), "try", tries));
        } else {
            log.info("answered", Map.of("status", "SUCCESS", "try", tries));
        }
    }
}

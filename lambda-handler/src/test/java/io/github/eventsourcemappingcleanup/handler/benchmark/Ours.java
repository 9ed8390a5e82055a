package io.github.eventsourcemappingcleanup.handler.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eventsourcemappingcleanup.handler.CleanupHandler;
import io.github.eventsourcemappingcleanup.handler.customresource.ResponsePut;
import io.github.eventsourcemappingcleanup.handler.time.Deadline;
import io.github.eventsourcemappingcleanup.handler.time.Time;
import io.github.eventsourcemappingcleanup.testbed.runtime.RunContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** The whole handler as it is shipped, with the longest timeout that a cleanup can have: one run, to its answer. */
final class Ours implements Contender {
    static final Duration TIMEOUT = Duration.ofMinutes(14);

    private static final String DELETE = """
            {"RequestType": "Delete", "ResponseURL": "https://bucket.s3.eu-west-1.amazonaws.com/answer", "StackId": "%s",
            "RequestId": "benchmark", "LogicalResourceId": "Cleanup",
            "PhysicalResourceId": "event-source-mapping-cleanup-0123456789abcdef",
            "ResourceProperties": {"Functions": [{"Arn": "%s", "Owned": "true"}], "TimeoutSeconds": "%d"}}
            """.formatted(Account.STACK, Account.FUNCTION, TIMEOUT.toSeconds());

    @Override
    public String title() {
        return "this cleanup";
    }

    @Override
    public List<Runnable> workers(Account account) {
        return List.of(() -> run(account));
    }

    private static void run(Account account) {
        Time time = account.time();
        LastAnswer answer = new LastAnswer();
        try {
            new CleanupHandler(account.clients(time), answer, time, account.random()::nextDouble)
                    .handleRequest(
                            new ByteArrayInputStream(DELETE.getBytes(UTF_8)),
                            OutputStream.nullOutputStream(),
                            new RunContext("benchmark", Deadline.in(time, LambdaRun.LONGEST)::left, logged -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!answer.body.contains("\"SUCCESS\"")) {
            throw new GaveUp(answer.body);
        }
    }

    private static final class LastAnswer implements ResponsePut {
        private String body = "";

        @Override
        public ResponsePut.Result put(String responseUrl, byte[] answer, Duration left) {
            body = new String(answer, UTF_8);
            return new ResponsePut.Result.Accepted();
        }
    }
}

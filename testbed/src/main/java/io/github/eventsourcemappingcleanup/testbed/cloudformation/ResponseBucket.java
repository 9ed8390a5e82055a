package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eventsourcemappingcleanup.testbed.aws.Call;
import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The bucket that response URLs point into. Strict as S3: the path and the query's parameters must arrive byte for byte,
 * with PUT, a Content-Length and no Content-Type; a URL may be put to more than once.
 */
public final class ResponseBucket implements HttpService {
    private final InstantSource clock;
    private final Map<String, CompletableFuture<byte[]>> issued = new HashMap<>();
    private final List<Put> journal = new ArrayList<>();
    private FaultScript faults = FaultScript.never();

    public ResponseBucket(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void faults(FaultScript script) {
        faults = script;
    }

    /** One request to a response URL and the status that the client was answered; 0 if it got no answer. */
    public record Put(Instant time, Request request, int status) {}

    /** What an expired URL is answered (S3 API reference, "Error responses"). */
    public static Fault expired() {
        return error(403, "AccessDenied", "Request has expired");
    }

    /** Every request to a response URL, the refused ones too. */
    public synchronized List<Put> journal() {
        return List.copyOf(journal);
    }

    @Override
    public Optional<Reply> answer(Request request) {
        boolean ours = request.path().startsWith("/arn%3A") || request.path().startsWith("/arn:");
        return ours ? Optional.of(put(request)) : Optional.empty();
    }

    synchronized Presigned presign(URI endpoint, ResourceRequest request) {
        String target = target(request);
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        issued.put(signed(target), answer);
        return new Presigned(endpoint + target, answer);
    }

    /** @param answer the body of the first accepted PUT: CloudFormation reads no other */
    record Presigned(String url, CompletableFuture<byte[]> answer) {}

    private synchronized Reply put(Request request) {
        Call call = new Call("PutResponse", null, journal.size() + 1, clock.instant(), request.query());
        Reply reply = faults.around(call, () -> stored(request));
        journal.add(new Put(call.time(), request, reply.statusSeen()));
        return reply;
    }

    private Reply stored(Request request) {
        CompletableFuture<byte[]> answer = issued.get(signed(request.target()));
        boolean typed =
                request.header("Content-Type").filter(type -> !type.isEmpty()).isPresent();
        if (answer == null || typed || !request.method().equals("PUT")) {
            return error(
                    403,
                    "SignatureDoesNotMatch",
                    "The request signature we calculated does not match the signature you provided. Check your key and"
                            + " signing method.");
        }
        if (request.header("Content-Length").isEmpty()) {
            return error(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
        answer.complete(request.body());
        return Reply.empty(200).with("ETag", "\"" + UUID.randomUUID().toString().replace("-", "") + "\"");
    }

    private static Reply error(int status, String code, String message) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message><RequestId>" + UUID.randomUUID() + "</RequestId></Error>";
        return Reply.of(status, "application/xml", body);
    }

    /** A signature is made of the sorted parameters (AWS document "Create a signed AWS API request"). */
    private static String signed(String target) {
        return Arrays.stream(target.split("[?&]", -1)).sorted().collect(Collectors.joining("&"));
    }

    /**
     * As in a recorded event: the stack's ARN in the path with %3A and %7C, and a query whose values hold %2F, %2B and
     * %3D.
     */
    private static String target(ResourceRequest request) {
        // A repeated deployment repeats the RequestId (aws-cdk issue 35957), never the URL.
        String key = request.stackId() + "|" + request.logicalResourceId() + "|" + UUID.randomUUID();
        String path = URLEncoder.encode(key, UTF_8).replace("%2F", "/");
        String hex = UUID.randomUUID().toString().replace("-", "");
        return "/" + path
                + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260915T140900Z&X-Amz-SignedHeaders=host&X-Amz-Expires=7200"
                + "&X-Amz-Security-Token=IQoJb3JpZ2lu%2FZWM%2B8aCXVz%3D%3D"
                + "&X-Amz-Credential=ASIAEXAMPLE%2F20260915%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=" + hex
                + hex;
    }
}

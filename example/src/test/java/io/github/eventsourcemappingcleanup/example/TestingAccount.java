package io.github.eventsourcemappingcleanup.example;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.CustomResources;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.LiveStack;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResponseBucket;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.StackEvent;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.StackResource;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.Stacks;
import io.github.eventsourcemappingcleanup.testbed.controlplane.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.controlplane.Durations;
import io.github.eventsourcemappingcleanup.testbed.controlplane.Home;
import io.github.eventsourcemappingcleanup.testbed.controlplane.MappingView;
import io.github.eventsourcemappingcleanup.testbed.http.LocalEndpoint;
import io.github.eventsourcemappingcleanup.testbed.runtime.FunctionSettings;
import io.github.eventsourcemappingcleanup.testbed.runtime.InvocationResult;
import io.github.eventsourcemappingcleanup.testbed.runtime.LambdaHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An account with one stack in it, whose provider function runs as its template says. */
final class TestingAccount implements AutoCloseable {

    static final String REGION = "eu-west-1";
    static final String ACCOUNT = "111111111111";
    static final String STACK_ID = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";

    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

    private final InstantSource clock = InstantSource.system();
    private final Map<String, LambdaHost> hosts = new HashMap<>();
    private final List<Map<String, Object>> requests = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<List<InvocationResult>>> runs = new CopyOnWriteArrayList<>();
    private final ResponseBucket bucket = new ResponseBucket(clock);
    private final Stacks stacks = new Stacks(clock);
    private final LocalEndpoint endpoint;
    private volatile Duration longestRun = Duration.ofMinutes(1);

    final ControlPlane plane = new ControlPlane(
            clock,
            new Home(REGION, ACCOUNT),
            new Durations(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(100)));
    final LiveStack stack;

    TestingAccount() {
        endpoint = LocalEndpoint.start(plane, stacks, bucket);
        stack = new LiveStack(STACK_ID, stacks, new CustomResources(bucket, endpoint.uri(), this::invoke), clock);
    }

    /** Where the function's own limit is too long for a test. */
    void longestRun(Duration longest) {
        longestRun = longest;
    }

    /** What the provider was sent, in that order. */
    List<Map<String, Object>> requests() {
        return List.copyOf(requests);
    }

    /** What the provider printed, once all its runs are over. */
    List<String> log() {
        runs.forEach(CompletableFuture::join);
        return hosts.values().stream().flatMap(host -> host.log().stream()).toList();
    }

    /** Of the mappings that are there. */
    List<String> uuids() {
        return plane.mappings().stream().map(MappingView::uuid).toList();
    }

    /** Of the resource that the CDK made of the construct of this id. */
    String physicalId(String constructId) {
        return resource(constructId).physicalId();
    }

    String attribute(String constructId, String name) {
        return String.valueOf(resource(constructId).attribute(name));
    }

    /** Of what exists, without the hashes at their ends. */
    Set<String> existing() {
        return stack.existing().stream()
                .map(resource -> withoutHash(resource.logicalId()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of its resource's last failure. */
    String reason(String constructId) {
        return stack.events().stream()
                .filter(event -> withoutHash(event.logicalId()).equals(constructId))
                .filter(event -> event.status().endsWith("_FAILED"))
                .map(StackEvent::reason)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    static boolean isAbout(StackEvent event, String constructId, String status) {
        return withoutHash(event.logicalId()).equals(constructId)
                && event.status().equals(status);
    }

    private static String withoutHash(String logicalId) {
        return logicalId.replaceAll("[0-9A-F]{8}([0-9a-f]{8})?$", "");
    }

    @Override
    public void close() {
        hosts.values().forEach(LambdaHost::close);
        endpoint.close();
    }

    private StackResource resource(String constructId) {
        return stack.resources().values().stream()
                .filter(resource -> withoutHash(resource.logicalId()).equals(constructId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + constructId + " in " + existing()));
    }

    private synchronized void invoke(String event) {
        try {
            Map<String, Object> request = JSON.std.mapFrom(event);
            requests.add(request);
            StackResource function = stack.existing().stream()
                    .filter(resource -> request.get("ServiceToken")
                            .equals(resource.attributes().get("Arn")))
                    .findFirst()
                    .orElseThrow();
            Duration timeout =
                    Duration.ofSeconds(((Number) function.properties().get("Timeout")).longValue());
            runs.add(hosts.computeIfAbsent(function.physicalId(), name -> host(function))
                    .invokeAsync(event, timeout.compareTo(longestRun) < 0 ? timeout : longestRun));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LambdaHost host(StackResource function) {
        Map<String, Object> properties = function.properties();
        Map<String, String> environment = new HashMap<>();
        member(properties, "Environment", "Variables")
                .forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        environment.put("AWS_ENDPOINT_URL", endpoint.uri().toString());
        environment.put(
                "AWS_LAMBDA_LOG_GROUP_NAME",
                String.valueOf(member(properties, "LoggingConfig").get("LogGroup")));
        return new LambdaHost(
                SynthesizedStack.ASSEMBLY.resolve(
                        "asset." + member(properties, "Code").get("S3Key")),
                new FunctionSettings(
                        function.physicalId(),
                        String.valueOf(properties.get("Handler")),
                        ((Number) properties.get("MemorySize")).intValue(),
                        REGION,
                        ACCOUNT,
                        environment),
                List.of(RETRY_PAUSE, RETRY_PAUSE),
                line -> {});
    }

    private static Map<?, ?> member(Map<?, ?> object, String... names) {
        Map<?, ?> value = object;
        for (String name : names) {
            value = value.get(name) instanceof Map<?, ?> next ? next : Map.of();
        }
        return value;
    }
}

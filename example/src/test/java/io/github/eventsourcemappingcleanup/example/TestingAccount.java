package io.github.eventsourcemappingcleanup.example;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.eventsourcemappingcleanup.testbed.iam.Iam;
import io.github.eventsourcemappingcleanup.testbed.runtime.FunctionSettings;
import io.github.eventsourcemappingcleanup.testbed.runtime.InvocationResult;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An account with a stack in it, whose provider function runs as its template says, and may do what its role may. No
 * call of it may be denied, unless a test says so.
 */
final class TestingAccount implements AutoCloseable {

    static final String STACK_ID = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";

    private static final Home HOME = new Home("eu-west-1", "111111111111");

    private final InstantSource clock = InstantSource.system();
    private final ProviderHosts hosts;
    private final boolean hostsAreOurs;
    private final List<LiveStack> all = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<List<InvocationResult>>> runs = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final ResponseBucket bucket = new ResponseBucket(clock);
    private volatile Duration longestRun = Duration.ofSeconds(100);
    private volatile boolean logging;
    private volatile boolean denialsExpected;

    final ControlPlane plane = new ControlPlane(
            clock, HOME, new Durations(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(100)));
    final Stacks stacks = new Stacks(clock);
    final Iam iam = new Iam(plane, HOME, this::resources);
    final LiveStack stack;

    TestingAccount() {
        this(new ProviderHosts(), true);
    }

    /** With JVMs that were, and will be, another account's. */
    TestingAccount(ProviderHosts hosts) {
        this(hosts, false);
    }

    private TestingAccount(ProviderHosts hosts, boolean hostsAreOurs) {
        this.hosts = hosts;
        this.hostsAreOurs = hostsAreOurs;
        hosts.serve(List.of(iam, plane, stacks, bucket), this::print);
        stack = anotherStack(STACK_ID);
    }

    LiveStack anotherStack(String stackId) {
        LiveStack another =
                new LiveStack(stackId, stacks, new CustomResources(bucket, hosts.uri(), this::invoke), clock);
        all.add(another);
        return another;
    }

    /** What its role lacks is what the test is about. */
    void expectDenials() {
        denialsExpected = true;
    }

    /** Where the function's own limit is too long for a test. */
    void longestRun(Duration longest) {
        longestRun = longest;
    }

    /** What the provider was sent, in that order. */
    List<Map<String, Object>> requests() {
        return events.stream().map(TestingAccount::parsed).toList();
    }

    /** Lambda delivers the last event once more; until that run is over. */
    void deliverAgain() {
        run(events.get(events.size() - 1));
        awaitRuns();
    }

    /** What the provider printed and its role could write, once all its runs are over. */
    List<String> log() {
        awaitRuns();
        return List.copyOf(log);
    }

    /** Of the mappings that are there. */
    List<String> uuids() {
        return plane.mappings().stream().map(MappingView::uuid).toList();
    }

    /** What the CDK made of the construct of this id. */
    StackResource resource(String constructId) {
        return stack.resources().values().stream()
                .filter(resource -> withoutHash(resource.logicalId()).equals(constructId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + constructId + " in " + existing()));
    }

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
        List<String> reasons = reasons(event -> withoutHash(event.logicalId()).equals(constructId));
        return reasons.get(reasons.size() - 1);
    }

    /** Why resources failed. */
    List<String> failures() {
        return reasons(event -> !event.reason().isEmpty());
    }

    private List<String> reasons(Predicate<StackEvent> about) {
        return stack.events().stream()
                .filter(event -> event.status().endsWith("_FAILED"))
                .filter(about)
                .map(StackEvent::reason)
                .toList();
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
        awaitRuns();
        if (hostsAreOurs) {
            hosts.close();
        }
        assertThat(denialsExpected ? List.of() : iam.denied()).isEmpty();
    }

    private void awaitRuns() {
        runs.forEach(CompletableFuture::join);
    }

    private List<StackResource> resources() {
        return all.stream().flatMap(each -> each.existing().stream()).toList();
    }

    private void invoke(String event) {
        events.add(event);
        run(event);
    }

    private synchronized void run(String event) {
        Object token = parsed(event).get("ServiceToken");
        StackResource function = resources().stream()
                .filter(resource -> token.equals(resource.attributes().get("Arn")))
                .findFirst()
                .orElseThrow();
        Map<String, Object> properties = function.properties();
        Duration timeout = Duration.ofSeconds(((Number) properties.get("Timeout")).longValue());
        logging = iam.allowsLogging(function.physicalId(), logGroup(properties));
        runs.add(hosts.host(
                        SynthesizedStack.ASSEMBLY.resolve(
                                "asset." + member(properties, "Code").get("S3Key")),
                        settings(function))
                .invokeAsync(event, timeout.compareTo(longestRun) < 0 ? timeout : longestRun));
    }

    private void print(String line) {
        if (logging) {
            log.add(line);
        }
    }

    private FunctionSettings settings(StackResource function) {
        Map<String, Object> properties = function.properties();
        Map<String, String> environment = new HashMap<>();
        member(properties, "Environment", "Variables")
                .forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        environment.put("AWS_ENDPOINT_URL", hosts.uri().toString());
        environment.put("AWS_ACCESS_KEY_ID", function.physicalId());
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", logGroup(properties));
        return new FunctionSettings(
                function.physicalId(),
                String.valueOf(properties.get("Handler")),
                ((Number) properties.get("MemorySize")).intValue(),
                HOME.region(),
                HOME.account(),
                environment);
    }

    private static String logGroup(Map<String, Object> properties) {
        return String.valueOf(member(properties, "LoggingConfig").get("LogGroup"));
    }

    private static Map<String, Object> parsed(String event) {
        try {
            return JSON.std.mapFrom(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> member(Map<?, ?> object, String... names) {
        Map<?, ?> value = object;
        for (String name : names) {
            value = value.get(name) instanceof Map<?, ?> next ? next : Map.of();
        }
        return value;
    }
}

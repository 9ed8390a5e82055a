package io.github.eventsourcemappingcleanup.example.teardown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.CustomResources;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.LiveStack;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResponseBucket;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.StackEvent;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.StackResource;
import io.github.eventsourcemappingcleanup.testbed.iam.Iam;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/**
 * An account with a stack in it, whose provider function runs as its template says, and may do what its role may. No
 * call of it may be denied, unless a test says so.
 */
final class TestingAccount implements AfterEachCallback {

    static final String STACK_ID = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";

    static final AccountAndRegion HOME = new AccountAndRegion("eu-west-1", "111111111111");

    private final Providers providers;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<?>> runs = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private volatile boolean logging;
    private volatile boolean denialsExpected;

    final ControlPlane plane;
    final Stacks stacks;
    final LiveStack stack;
    final Iam iam;

    /** In simulated time. */
    TestingAccount() {
        this(new SimulatedProvider());
    }

    TestingAccount(Providers providers) {
        this.providers = providers;
        InstantSource clock = providers.clock();
        ResponseBucket bucket = new ResponseBucket(clock);
        plane = new ControlPlane(
                clock, HOME, new Durations(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(100)));
        stacks = new Stacks(clock);
        stack = new LiveStack(
                STACK_ID, stacks, new CustomResources(bucket, providers.uri(), this::invoke), clock, providers::sleep);
        iam = new Iam(plane, HOME, stack::existing);
        List<HttpService> services = List.of(iam, plane, stacks, bucket);
        providers.serve(
                request -> services.stream()
                        .flatMap(service -> service.answer(request).stream())
                        .findFirst(),
                this::print);
    }

    /** What its role lacks is what the test is about. */
    void expectDenials() {
        denialsExpected = true;
    }

    /** Adds the resource Bad, which comes after these, and whose creation fails. */
    void failCreationAfter(IConstruct... others) {
        CfnResource bad = CfnResource.Builder.create(Stack.of(others[0]), "Bad")
                .type("AWS::SNS::Topic")
                .build();
        bad.getNode().addDependency(others);
        stack.failCreation("Bad", "limit exceeded");
    }

    /** What the provider was sent, in that order. */
    List<Map<String, Object>> requests() {
        return events.stream().map(Json::parsed).toList();
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
    public void afterEach(ExtensionContext context) {
        awaitRuns();
        assertThat(denialsExpected ? List.of() : iam.denied()).isEmpty();
    }

    private void awaitRuns() {
        runs.forEach(CompletableFuture::join);
    }

    private void invoke(String event) {
        events.add(event);
        run(event);
    }

    private synchronized void run(String event) {
        Object token = Json.parsed(event).get("ServiceToken");
        ProviderFunction function = stack.existing().stream()
                .filter(resource -> token.equals(resource.attributes().get("Arn")))
                .findFirst()
                .map(ProviderFunction::new)
                .orElseThrow();
        logging = iam.allowsLogging(function.name(), function.logGroup());
        runs.add(providers.invoke(function, event));
    }

    private void print(String line) {
        if (logging) {
            log.add(line);
        }
    }
}

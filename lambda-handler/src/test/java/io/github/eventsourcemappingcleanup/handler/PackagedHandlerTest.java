package io.github.eventsourcemappingcleanup.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Durations;
import io.github.eventsourcemappingcleanup.testbed.aws.Fault;
import io.github.eventsourcemappingcleanup.testbed.aws.FaultScript;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.aws.NewMapping;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.CustomResources;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceOutcome;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceRequest;
import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResponseBucket;
import io.github.eventsourcemappingcleanup.testbed.front.LocalEndpoint;
import io.github.eventsourcemappingcleanup.testbed.runtime.FunctionSettings;
import io.github.eventsourcemappingcleanup.testbed.runtime.InvocationResult;
import io.github.eventsourcemappingcleanup.testbed.runtime.LambdaHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The package as it is deployed, under the real Lambda runtime client. Side by side: most of the time they wait. */
@Execution(ExecutionMode.CONCURRENT)
class PackagedHandlerTest {
    private static final String STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/Orders/0f3e";
    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:orders";
    private static final Map<String, Object> SELECTION =
            Map.of("Functions", List.of(Map.of("Arn", FUNCTION, "Owned", "true")), "TimeoutSeconds", 600);
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111111111111:orders";
    private static final Duration RUN = Duration.ofSeconds(60);
    private static final Duration SERVICE_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration AT_ONCE = Duration.ofMillis(200);

    private static final Path PACKAGE = Path.of(System.getProperty("handler.package"));

    /** Modules of the SDK name them, and a Delete needs nothing of them. */
    private static final Map<String, String> NEVER_LOADED = Map.of(
            "annotations", "for those who compile",
            "utils-lite", "Lambda's runtime client has it too, and comes first");

    private static final Pattern LOADED = Pattern.compile("(\\S+) source: \\S*/" + PackageTest.LIBRARIES);

    private final InstantSource clock = InstantSource.system();
    private final ControlPlane plane = new ControlPlane(
            clock,
            new AccountAndRegion("eu-west-1", "111111111111"),
            new Durations(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(200)));
    private final Stacks stacks = new Stacks(clock);
    private final ResponseBucket bucket = new ResponseBucket(clock);
    private final List<CompletableFuture<List<InvocationResult>>> invocations = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    private LocalEndpoint endpoint;
    private LambdaHost host;
    private Duration run = RUN;
    /** What was asked of the proxy. */
    private final List<String> forwarded = new CopyOnWriteArrayList<>();

    private final CompletableFuture<String> connectAsked = new CompletableFuture<>();

    @BeforeEach
    void start() {
        endpoint = LocalEndpoint.start(plane, stacks, bucket);
        host = host(PACKAGE, 512, Map.of());
        stacks.put(STACK, "DELETE_IN_PROGRESS");
    }

    @AfterEach
    void stop() {
        host.close();
        endpoint.close();
    }

    @Test
    void delete_removesTheSelectedMappingsAndAnswers() {
        plane.add(NewMapping.reading(QUEUE, "orders"))
                .add(NewMapping.reading(QUEUE, "orders:live").inState("Disabled"))
                .add(NewMapping.reading(QUEUE, "other").uuid("other"));

        assertThat(send(delete()).join()).isEqualTo(new ResourceOutcome.Succeeded("as-sent", Map.of()));
        assertThat(left()).containsExactly("other");
        assertThat(bucket.journal()).hasSize(1);
        assertThat(host.log()).anyMatch(line -> line.contains("\"event\":\"configuration\""));
    }

    @Test
    void delete_loadsClassesOfEveryLibrary_exceptThoseNamedHere() throws IOException {
        Path log = directory.resolve("classes.log");
        restart(PACKAGE, 512, Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log));
        plane.add(NewMapping.reading(QUEUE, "orders").inState("Disabled"));

        assertThat(send(delete()).join()).isInstanceOf(ResourceOutcome.Succeeded.class);

        host.close();
        Set<String> loaded = Files.readAllLines(log).stream()
                .flatMap(line -> LOADED.matcher(line).results())
                .map(match -> match.group(1).replace('.', '/') + ".class")
                .collect(Collectors.toSet());
        assertThat(loaded).hasSizeGreaterThan(300);
        assertThat(PackageTest.librariesWithout(loaded)).isEqualTo(NEVER_LOADED.keySet());
    }

    @Test
    void delete_killedInTheMiddle_isFinishedByTheNextRun() {
        plane.add(NewMapping.reading(QUEUE, "orders")).add(NewMapping.reading(QUEUE + "2", "orders"));
        FaultScript once = FaultScript.always(Fault.lost())
                .onOperation(ControlPlane.DELETE)
                .times(1);
        plane.faults(call -> {
            Optional<Fault> fault = once.on(call);
            fault.ifPresent(ignored -> host.killJvms());
            return fault;
        });

        assertThat(send(delete()).join()).isInstanceOf(ResourceOutcome.Succeeded.class);
        assertThat(left()).isEmpty();
        assertThat(results()).hasSize(2).first().isInstanceOf(InvocationResult.Crashed.class);
    }

    @Test
    void delete_whoseAnswerIsNotTaken_throwsSoThatTheNextRunAnswers() {
        plane.add(NewMapping.reading(QUEUE, "orders"));
        bucket.faults(FaultScript.always(ResponseBucket.expired()).times(2));

        assertThat(send(delete()).join()).isInstanceOf(ResourceOutcome.Succeeded.class);
        assertThat(results()).hasSize(2).first().isInstanceOf(InvocationResult.FunctionError.class);
        assertThat(bucket.journal()).hasSize(3);
    }

    @Test
    void delete_whenOneNeverGoes_failsBeforeLambdaKillsIt() {
        NewMapping stuck = NewMapping.reading(QUEUE, "orders").neverGone();
        plane.add(stuck);
        run = Duration.ofSeconds(25);

        assertThat(failure())
                .contains(stuck.uuid() + " Deleting (StateTransitionReason: USER_INITIATED)", "cdk destroy")
                .contains("Log: /aws/lambda/provider, stream ");
        assertThat(results()).singleElement().isInstanceOf(InvocationResult.Returned.class);
    }

    @Test
    void delete_deliveredTwiceAtOnce_removesAndAnswersTwice() {
        plane.add(NewMapping.reading(QUEUE, "orders"));
        CompletableFuture<ResourceOutcome> outcome = new CustomResources(bucket, endpoint.uri(), event -> {
                    invoke(event);
                    invoke(event);
                })
                .send(delete(), SERVICE_TIMEOUT);

        assertThat(outcome.join()).isInstanceOf(ResourceOutcome.Succeeded.class);
        assertThat(results()).hasSize(2).allMatch(result -> result instanceof InvocationResult.Returned);
        assertThat(left()).isEmpty();
    }

    @Test
    void anyEvent_whateverHappens_leavesNoUrlAndNoCredentialInTheLog() {
        plane.add(NewMapping.reading(QUEUE, "orders"));
        bucket.faults(FaultScript.always(ResponseBucket.expired()));

        send(delete());
        results();

        assertThat(host.log())
                .isNotEmpty()
                .noneMatch(line -> line.contains("X-Amz-") || line.contains("http://") || line.contains("SECRET"));
    }

    @Test
    void anEventThatCantBeAnswered_isAnErrorAndTouchesNothing() {
        InvocationResult result = host.invoke("{\"RequestType\":\"Delete\"}", RUN);

        assertThat(result).isInstanceOf(InvocationResult.FunctionError.class);
        assertThat(plane.journal()).isEmpty();
    }

    @Test
    void delete_withoutAClassThatItNeeds_isAnswered() throws IOException {
        restart(packageWithout("software/amazon/awssdk/services/lambda/LambdaClient.class"), 512, Map.of());
        plane.add(NewMapping.reading(QUEUE, "orders"));

        assertThat(failure()).contains("NoClassDefFoundError", "Log: ");
    }

    @Test
    void delete_withSettingsThatNoClientCanBeBuiltWith_isAnswered() {
        restart(PACKAGE, 512, Map.of("AWS_ENDPOINT_URL", "no URL"));

        assertThat(failure()).contains("SdkClientException", "Log: ");
        assertThat(send(create()).join()).as("a Create needs no client").isInstanceOf(ResourceOutcome.Succeeded.class);
    }

    @Test
    void delete_behindAProxy_reachesAwsAndTheResponseUrlThroughIt() {
        plane.add(NewMapping.reading(QUEUE, "orders"));
        try (LocalEndpoint proxy = LocalEndpoint.start(this::forwarded)) {
            String url = proxy.uri().toString();
            restart(PACKAGE, 512, Map.of("AWS_ENDPOINT_URL", "http://aws.invalid", "HTTP_PROXY", url));

            ResourceOutcome outcome = new CustomResources(bucket, URI.create("http://s3.invalid"), this::invoke)
                    .send(delete(), SERVICE_TIMEOUT)
                    .join();

            assertThat(outcome).isInstanceOf(ResourceOutcome.Succeeded.class);
            assertThat(left()).isEmpty();
        }
    }

    @Test
    void delete_behindProxiesForHttpAndHttps_asksForEachItsOwn_andNoneForWhatIsExcepted() {
        try (LocalEndpoint proxy = LocalEndpoint.start(this::forwarded)) {
            String url = proxy.uri().toString();
            restart(
                    PACKAGE,
                    512,
                    Map.of(
                            "AWS_ENDPOINT_URL",
                            "http://aws.invalid",
                            "http_proxy",
                            url,
                            "HTTPS_PROXY",
                            url,
                            "no_proxy",
                            "127.0.0.1"));

            assertThat(send(delete()).join()).isInstanceOf(ResourceOutcome.Succeeded.class);
            assertThat(forwarded).isNotEmpty().allMatch(target -> target.startsWith("http://aws.invalid"));

            new CustomResources(bucket, URI.create("https://s3.invalid"), this::invoke).send(delete(), SERVICE_TIMEOUT);
            assertThat(connectAsked.join()).isEqualTo("s3.invalid:443");
        }
    }

    @Test
    void delete_withoutTheMemoryThatItNeeds_isAnsweredOrRunAgain() {
        restart(PACKAGE, 4, Map.of());
        plane.add(NewMapping.reading(QUEUE, "orders"));

        CompletableFuture<ResourceOutcome> outcome = send(delete());

        List<InvocationResult> results = results();
        assertThat(results.size() == 3 || outcome.join() instanceof ResourceOutcome.Failed)
                .as("%s, %s", outcome, results)
                .isTrue();
    }

    @Test
    void anyEvent_withQuotesControlsAndNonAsciiInItsIds_echoesThemVerbatim() {
        String odd = "\u00fc \"quoted\" \\ \n \u0001 \u20ac \uD83D\uDE00";
        ResourceRequest create = new ResourceRequest(
                "Create", "r" + odd, STACK, "Custom::X", "Cleanup" + odd, null, delete().properties(), null);

        assertThat(send(create).join()).isInstanceOf(ResourceOutcome.Succeeded.class);
        assertThat(send(create.delete("id" + odd)).join())
                .isEqualTo(new ResourceOutcome.Succeeded("id" + odd, Map.of()));
    }

    /** As a proxy does: by the host that the client asked it for, of which there is but one here. */
    private Optional<Reply> forwarded(Request request) {
        if (request.method().equals("CONNECT")) {
            connectAsked.complete(request.target());
            return Optional.of(Reply.empty(502));
        }
        forwarded.add(request.target());
        return Stream.of(plane, stacks, bucket)
                .flatMap(service -> service.answer(inOriginForm(request)).stream())
                .findFirst();
    }

    private static Request inOriginForm(Request request) {
        String target = request.target().replaceFirst("^http://[^/]*", "");
        return new Request(request.method(), target.isEmpty() ? "/" : target, request.headers(), request.body());
    }

    private void restart(Path handlerPackage, int memory, Map<String, String> environment) {
        host.close();
        host = host(handlerPackage, memory, environment);
    }

    /** @param environment with the endpoint unless it names another */
    private LambdaHost host(Path handlerPackage, int memory, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent("AWS_ENDPOINT_URL", endpoint.uri().toString());
        FunctionSettings settings = new FunctionSettings(
                "provider", CleanupHandler.class.getName(), memory, "eu-west-1", "111111111111", variables);
        return new LambdaHost(handlerPackage, settings, List.of(AT_ONCE, AT_ONCE), line -> {});
    }

    /** @param file that is missing in the libraries */
    private Path packageWithout(String file) throws IOException {
        Path less = Files.copy(PACKAGE, directory.resolve("less.zip"));
        Path libraries = directory.resolve("libraries.jar");
        try (FileSystem whole = FileSystems.newFileSystem(less)) {
            Path place = whole.getPath(PackageTest.LIBRARIES);
            Files.move(place, libraries);
            try (FileSystem jar = FileSystems.newFileSystem(libraries)) {
                Files.delete(jar.getPath(file));
            }
            Files.move(libraries, place);
        }
        return less;
    }

    private static ResourceRequest delete() {
        return create().delete("as-sent");
    }

    private static ResourceRequest create() {
        return ResourceRequest.create(STACK, "Custom::EventSourceMappingCleanup", "Cleanup", SELECTION);
    }

    /** Of a Delete. */
    private String failure() {
        return ((ResourceOutcome.Failed) send(delete()).join()).reason();
    }

    private CompletableFuture<ResourceOutcome> send(ResourceRequest request) {
        return new CustomResources(bucket, endpoint.uri(), this::invoke).send(request, SERVICE_TIMEOUT);
    }

    private void invoke(String event) {
        invocations.add(host.invokeAsync(event, run));
    }

    /** Of every try of every invocation, once they are over. */
    private List<InvocationResult> results() {
        return invocations.stream()
                .map(CompletableFuture::join)
                .flatMap(List::stream)
                .toList();
    }

    private List<String> left() {
        return plane.mappings().stream().map(MappingView::uuid).toList();
    }
}

package io.github.eventsourcemappingcleanup.handler.simulation;

import io.github.eventsourcemappingcleanup.handler.aws.AwsClients;
import io.github.eventsourcemappingcleanup.handler.customresource.ResponsePut;
import io.github.eventsourcemappingcleanup.handler.simulation.SimulatedRun.Call;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.Delivery;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingCall;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessClients;
import io.github.eventsourcemappingcleanup.testbed.front.InProcessHttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What one run sends to the services and gets back, with all that can happen on the way. */
final class SimulatedNetwork implements AwsClients, ResponsePut {
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LONGEST_PUT = Duration.ofSeconds(8);
    private static final Pattern UUID = Pattern.compile("\"UUID\":\"([^\"]+)\"");
    private static final Pattern STATUS = Pattern.compile("<StackStatus>([^<]+)</StackStatus>");

    private final SimulatedRun run;
    private final World world;
    private final SdkHttpClient http;
    private @Nullable LambdaClient lambda;
    private @Nullable CloudFormationClient cloudFormation;

    SimulatedNetwork(SimulatedRun run, World world) {
        this.run = run;
        this.world = world;
        this.http = new InProcessHttpClient(this::exchange, READ_TIMEOUT, run.life()::pass);
    }

    @Override
    public LambdaClient lambda() {
        lambda = lambda == null ? InProcessClients.client(LambdaClient.builder(), http) : lambda;
        return lambda;
    }

    @Override
    public CloudFormationClient cloudFormation() {
        cloudFormation =
                cloudFormation == null ? InProcessClients.client(CloudFormationClient.builder(), http) : cloudFormation;
        return cloudFormation;
    }

    private Optional<Reply> exchange(Request request) {
        run.life().effect();
        Call call = called(request);
        run.adds(call);
        run.life().pass(world.random().upTo(world.latency()));
        Faults.Kind fault = world.faults().strike(call, run.now());
        Reply reply =
                fault == null ? answer(request) : fault.of(call.operation()).applyTo(() -> answer(request));
        call.isStruckBy(fault);
        call.isThrottledByTheQuota(fault == null && reply.status() == 429);
        run.life().effect();
        run.life().pass(world.random().upTo(world.latency()));
        tell(call, reply);
        call.ends(run.now().plus(late(reply.delivery())), reply.statusSeen());
        world.tell(() -> run.name() + " " + call);
        return Optional.of(reply);
    }

    private Call called(Request request) {
        Optional<MappingCall> aboutMappings = MappingCall.of(request);
        String operation = aboutMappings
                .map(MappingCall::operation)
                .or(() -> Stacks.operation(request))
                .orElseThrow();
        String subject = aboutMappings
                .map(MappingCall::uuid)
                .or(() -> request.parameter("Marker"))
                .or(() -> request.formField("StackName"))
                .or(() -> request.formField("PhysicalResourceId"))
                .orElse("");
        return new Call(operation, subject, run.now());
    }

    private Reply answer(Request request) {
        return world.plane()
                .answer(request)
                .or(() -> world.stacks().answer(request))
                .orElseThrow();
    }

    /** What the run knows from then on. */
    private void tell(Call call, Reply reply) {
        if (Faults.LAMBDA.contains(call.operation()) && !call.operation().equals(ControlPlane.LIST)) {
            run.hearsOf(call.subject());
        }
        if (reply.statusSeen() == 0) {
            return;
        }
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        boolean isOk = reply.status() == 200;
        switch (call.operation()) {
            case ControlPlane.LIST -> each(UUID, text, run::hearsOf);
            case Stacks.DESCRIBE_STACKS -> {
                each(STATUS, text, status -> run.isTold(call.subject(), status));
                if (text.contains("does not exist")) {
                    run.isTold(call.subject(), SimulatedStack.GONE);
                }
            }
            case Stacks.LIST_STACK_RESOURCES -> {
                if (isOk && text.contains("<member>") && !text.contains("<NextToken>")) {
                    run.isToldTheResources();
                }
            }
            case Stacks.DESCRIBE_STACK_RESOURCES -> {
                if (text.contains("<member>") || text.contains("does not exist")) {
                    run.isToldAbout(call.subject());
                }
            }
            default -> {
                // Nothing that a rule asks for.
            }
        }
    }

    private static void each(Pattern pattern, String text, Consumer<String> listener) {
        pattern.matcher(text).results().forEach(found -> listener.accept(found.group(1)));
    }

    private static Duration late(Delivery delivery) {
        return delivery instanceof Delivery.Late late
                ? late.by()
                : delivery instanceof Delivery.Silence ? READ_TIMEOUT : Duration.ZERO;
    }

    @Override
    public ResponsePut.Result put(String responseUrl, byte[] body, Duration left) {
        run.life().effect();
        run.beginsToAnswer();
        run.life().pass(world.random().upTo(world.latency()));
        ResponseUrl.Reception reception = world.responses().next(run.now());
        run.adds(reception);
        if (reception.isStored()) {
            world.responses().take(new ResponseUrl.Response(run, run.now(), body));
        }
        world.tell(() -> run.name() + " PUT " + new String(body, StandardCharsets.UTF_8) + " -> " + reception);
        run.life().effect();
        boolean hangs = reception == ResponseUrl.Reception.HANGING;
        Duration longest = left.compareTo(LONGEST_PUT) < 0 ? left : LONGEST_PUT;
        run.life().pass(hangs ? longest : world.random().upTo(world.latency()));
        return reception.result();
    }
}

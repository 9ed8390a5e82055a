package io.github.eventsourcemappingcleanup.handler.simulation;

import com.fasterxml.jackson.jr.ob.JSON;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
    private final LambdaClient lambda;
    private final CloudFormationClient cloudFormation;

    SimulatedNetwork(SimulatedRun run, World world) {
        this.run = run;
        this.world = world;
        SdkHttpClient http = new InProcessHttpClient(this::exchange, READ_TIMEOUT, run::pass);
        this.lambda = InProcessClients.client(LambdaClient.builder(), http);
        this.cloudFormation = InProcessClients.client(CloudFormationClient.builder(), http);
    }

    @Override
    public LambdaClient lambda() {
        return lambda;
    }

    @Override
    public CloudFormationClient cloudFormation() {
        return cloudFormation;
    }

    private Optional<Reply> exchange(Request request) {
        run.effect();
        int number = run.calls.size();
        Call begun = begun(request);
        run.calls.add(begun);
        passOneWay();
        Faults.Kind fault = world.faults().strike(begun, run.now());
        Reply reply =
                fault == null ? answer(request) : fault.of(begun.operation()).applyTo(() -> answer(request));
        Call struck = begun.struckBy(fault, fault == null && reply.status() == 429);
        run.calls.set(number, struck);
        run.effect();
        passOneWay();
        learn(struck, reply);
        Call ended = struck.ended(run.now().plus(late(reply.delivery())), reply.statusSeen());
        run.calls.set(number, ended);
        world.tell(() -> run.name + " " + ended);
        return Optional.of(reply);
    }

    private void passOneWay() {
        run.pass(world.random().upTo(world.latency()));
    }

    private Call begun(Request request) {
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
                .or(() -> world.stacks().model.answer(request))
                .orElseThrow();
    }

    /** What the run knows from then on. */
    private void learn(Call call, Reply reply) {
        if (call.isOfLambda() && !call.isOf(ControlPlane.LIST)) {
            run.heardOf.add(call.subject());
        }
        if (reply.statusSeen() == 0) {
            return;
        }
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        boolean hasMember = text.contains("<member>");
        boolean saysDoesNotExist = text.contains("does not exist");
        switch (call.operation()) {
            case ControlPlane.LIST -> each(UUID, text, run.heardOf::add);
            case Stacks.DESCRIBE_STACKS -> {
                each(STATUS, text, status -> run.told.recordStatus(call.subject(), status, call.began(), run.now()));
                if (saysDoesNotExist) {
                    run.told.recordStatus(call.subject(), SimulatedStacks.GONE, call.began(), run.now());
                }
            }
            case Stacks.LIST_STACK_RESOURCES -> {
                if (reply.status() == 200 && hasMember && !text.contains("<NextToken>")) {
                    run.told.recordResources();
                }
            }
            case Stacks.DESCRIBE_STACK_RESOURCES -> {
                if (hasMember || saysDoesNotExist) {
                    run.told.recordPlace(call.subject());
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
        run.effect();
        run.beginsToRespond();
        passOneWay();
        ResponseUrl.Reception reception = world.responseUrl().put(run, body);
        run.puts.add(reception);
        world.tell(() -> run.name + " PUT " + new String(body, StandardCharsets.UTF_8) + " -> " + reception);
        run.effect();
        if (reception == ResponseUrl.Reception.HANGING) {
            run.pass(left.compareTo(LONGEST_PUT) < 0 ? left : LONGEST_PUT);
        } else {
            passOneWay();
        }
        return reception.result();
    }

    /** CloudFormation's response URL: what was put there, by whom, when. It takes one response after the other, as S3 does. */
    static final class ResponseUrl {
        /** As two recorded events have it. */
        private static final Instant VALID_UNTIL = SimulationScheduler.START.plus(Duration.ofSeconds(7200));

        /** The ways in which a PUT can end. */
        enum Reception {
            TAKEN(new ResponsePut.Result.Accepted()),
            UNAVAILABLE(new ResponsePut.Result.Unavailable("HTTP status 503")),
            REFUSED(new ResponsePut.Result.Refused(403)),
            /** Stored, and not said so. */
            ANSWER_LOST(new ResponsePut.Result.Unavailable("SocketException")),
            HANGING(new ResponsePut.Result.Unavailable("SocketTimeoutException"));

            private final ResponsePut.Result result;

            Reception(ResponsePut.Result result) {
                this.result = result;
            }

            ResponsePut.Result result() {
                return result;
            }
        }

        record Response(SimulatedRun run, Instant at, byte[] body) {
            /** Empty if the body is no JSON object. */
            Map<String, Object> fields() {
                try {
                    return JSON.std.mapFrom(body);
                } catch (IOException e) {
                    return Map.of();
                }
            }

            boolean isSuccess() {
                return "SUCCESS".equals(fields().get("Status"));
            }
        }

        final List<Response> responses = new ArrayList<>();
        private final Instant unavailableUntil;
        /** Of the PUTs at other times, so many go wrong, in one of three ways. */
        private final int faultPercent;

        private int refusalsLeft;
        private final SeededRandom random;
        private final Consumer<Response> cloudFormation;

        /** @param cloudFormation is told the first response that arrives: it takes no other */
        ResponseUrl(SeededRandom random, Consumer<Response> cloudFormation) {
            boolean isDown = random.percent(7);
            this.unavailableUntil = isDown ? SimulationScheduler.START.plus(random.seconds(0, 900)) : Instant.MIN;
            this.faultPercent = random.percent(15) ? random.between(5, 50) : 0;
            this.refusalsLeft = random.percent(5) ? 1 : 0;
            this.random = random.split();
            this.cloudFormation = cloudFormation;
        }

        Reception put(SimulatedRun run, byte[] body) {
            Reception reception = next(run.now());
            if (reception == Reception.TAKEN || reception == Reception.ANSWER_LOST) {
                Response response = new Response(run, run.now(), body);
                responses.add(response);
                if (responses.size() == 1) {
                    cloudFormation.accept(response);
                }
            }
            return reception;
        }

        private Reception next(Instant now) {
            if (!now.isBefore(VALID_UNTIL)) {
                return Reception.REFUSED;
            }
            if (refusalsLeft > 0) {
                refusalsLeft--;
                return Reception.REFUSED;
            }
            if (now.isBefore(unavailableUntil)) {
                return Reception.UNAVAILABLE;
            }
            return random.percent(faultPercent)
                    ? random.oneOf(Reception.UNAVAILABLE, Reception.ANSWER_LOST, Reception.HANGING)
                    : Reception.TAKEN;
        }
    }
}

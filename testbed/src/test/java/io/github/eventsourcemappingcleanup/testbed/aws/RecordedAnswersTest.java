package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the control plane to what AWS was recorded to answer: one row a fact, with its public source. Sources:
 * "localstack" are the snapshots of its tests that were validated against AWS (tests/aws/services/lambda_, 2024-09 to
 * 2025-11), "stackd" are captures of raw answers in radkawar/stackd (testdata/aws, 2026-09 and 2026-10), "API
 * reference" is AWS's own.
 */
class RecordedAnswersTest {
    private static final String FN = "arn:aws:lambda:us-east-1:111111111111:function:fn";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:111111111111:queue";
    private static final String KINESIS = "arn:aws:kinesis:us-east-1:111111111111:stream/stream";
    private static final String DYNAMO = "arn:aws:dynamodb:us-east-1:111111111111:table/t/stream/2026";
    private static final String BROKER = "arn:aws:mq:us-east-1:111111111111:broker:b:1";
    private static final String CLUSTER = "arn:aws:rds:us-east-1:111111111111:cluster:docs";
    private static final String UUID = "5e1c0f5e-7a9d-4c57-8d0f-0c2f0f4f6a11";
    private static final String GONE =
            "404 ResourceNotFoundException {\"Type\":\"User\",\"Message\":\"The resource you requested does not exist.\"}";
    private static final String EMPTY_PAGE = "200 {\"EventSourceMappings\":[],\"NextMarker\":null}";
    private static final String EXISTS =
            " already exists. Please update or delete the existing mapping with UUID " + UUID;

    private MovedClock clock = new MovedClock();
    private ControlPlane plane = plane();

    private record Fact(String what, String source, Supplier<String> asked, String answered) {}

    @TestFactory
    Stream<DynamicTest> facts() {
        return Stream.of(refusals(), creations(), duplicates(), deletions(), lists())
                .flatMap(List::stream)
                .map(fact -> DynamicTest.dynamicTest(fact.what() + " (" + fact.source() + ")", () -> {
                    clock = new MovedClock();
                    plane = plane();
                    assertThat(fact.asked().get()).isEqualTo(fact.answered());
                }));
    }

    private List<Fact> refusals() {
        return List.of(
                new Fact(
                        "Get of an unknown mapping",
                        "localstack test_event_source_mapping_exceptions",
                        () -> get(UUID),
                        GONE),
                new Fact(
                        "Delete of an unknown mapping",
                        "localstack test_event_source_mapping_exceptions",
                        () -> delete(UUID),
                        GONE),
                new Fact(
                        "Create without an event source",
                        "localstack test_event_source_mapping_exceptions",
                        () -> create(Map.of("FunctionName", "fn")),
                        "400 InvalidParameterValueException {\"Type\":\"User\",\"message\":\"Unrecognized event source.\"}"),
                new Fact(
                        "Create on a stream without StartingPosition",
                        "localstack test_create_event_source_validation_kinesis",
                        () -> create(Map.of("FunctionName", "fn", "EventSourceArn", KINESIS)),
                        "400 InvalidParameterValueException {\"Type\":\"User\",\"message\":\"1 validation error detected: Value null at"
                                + " 'startingPosition' failed to satisfy constraint: Member must not be null.\"}"),
                new Fact(
                        "Delete in transition",
                        "cdkd PR 752; amazon-chime-sdk-js issue 610",
                        () -> {
                            plane.add(on(QUEUE).inState("Updating"));
                            return delete(UUID);
                        },
                        "400 ResourceInUseException {\"Type\":\"User\",\"Message\":\"Cannot delete the event source mapping because it is"
                                + " in use.\"}"));
    }

    private List<Fact> creations() {
        return List.of(
                new Fact(
                        "Create on SQS",
                        "localstack test_event_source_mapping_default_batch_size",
                        () -> state(create(of("fn", QUEUE))),
                        "202 Creating USER_INITIATED"),
                new Fact(
                        "Create on Kinesis",
                        "localstack test_create_kinesis_event_source_mapping",
                        () -> state(create(of("fn", KINESIS))),
                        "202 Creating User action"),
                new Fact(
                        "Create disabled on SQS",
                        "stackd sqs_mapping_controls.json 46",
                        () -> state(create(disabled(QUEUE))),
                        "202 Disabled USER_INITIATED"),
                new Fact(
                        "Create disabled on MQ",
                        "stackd lambda_mq_mapping_rabbitmq_virtual_host.json direct-explicit-virtual-host-create",
                        () -> state(create(disabled(BROKER))),
                        "202 Disabled USER_INITIATED"),
                new Fact(
                        "Create disabled on Kinesis, and a second later",
                        "stackd kinesis_followup.json kpl_invalid_consumer_create",
                        () -> {
                            String created = create(disabled(KINESIS));
                            clock.advance(Duration.ofSeconds(1));
                            return state(created) + ", "
                                    + state(get((String) body(created).get("UUID")));
                        },
                        "202 Creating User action, 200 Disabled User action"),
                new Fact(
                        "same source: another function, an alias, a version",
                        "stackd sqs_mapping_controls.json 46",
                        () -> Stream.of("fn", "fn:live", "fn:1", "other")
                                .map(name -> nameOf(body(create(of(name, QUEUE)))))
                                .collect(Collectors.joining(" ")),
                        "fn fn:live fn:1 other"),
                new Fact(
                        "LastModified on the wire",
                        "stackd sqs_mapping_controls.json 46",
                        () -> create(of("fn", QUEUE)).replaceFirst(".*(\"LastModified\":[^,]*).*", "$1"),
                        "\"LastModified\":1789481340.959"));
    }

    private List<Fact> duplicates() {
        return List.of(
                new Fact(
                        "duplicate on SQS",
                        "localstack TestSQSEventSourceMapping::test_duplicate_event_source_mappings",
                        () -> duplicate(on(QUEUE), of("fn", QUEUE)),
                        "An event source mapping with SQS arn (\" " + QUEUE + " \") and function (\" fn \")" + EXISTS),
                new Fact(
                        "duplicate on Kinesis",
                        "localstack TestKinesisSource::test_duplicate_event_source_mappings",
                        () -> duplicate(on(KINESIS), of("fn", KINESIS)),
                        "The event source arn (\" " + KINESIS + " \") and function (\" fn \") provided mapping"
                                + EXISTS),
                new Fact(
                        "duplicate on DynamoDB",
                        "localstack TestDynamoDBEventSourceMapping::test_duplicate_event_source_mappings",
                        () -> duplicate(on(DYNAMO), of("fn", DYNAMO)),
                        "The event source arn (\" " + DYNAMO + " \") and function (\" fn \") provided mapping"
                                + EXISTS),
                new Fact(
                        "duplicate on self-managed Kafka, one server in common",
                        "localstack test_create_event_source_self_managed",
                        () -> duplicate(
                                NewMapping.ofKafka("t", "kafka:1000", FN).uuid(UUID),
                                kafka("kafka:1000", "kafka:2000")),
                        "An event source mapping with event source (\"kafka:1000,kafka:2000\"), function (\"" + FN
                                + "\"), topics (\"t\")" + EXISTS));
    }

    private List<Fact> deletions() {
        return List.of(
                new Fact(
                        "Delete of an Enabled mapping, the reason unchanged",
                        "localstack test_event_source_mapping_lifecycle",
                        () -> {
                            plane.add(on(DYNAMO));
                            return state(delete(UUID));
                        },
                        "202 Deleting User action"),
                new Fact(
                        "Delete answers the whole configuration",
                        "localstack test_event_source_mapping_lifecycle; stackd lambda_mq_mapping (same length as Get's)",
                        () -> {
                            plane.add(on(DYNAMO).inState("Disabled"));
                            Map<String, Object> before = body(get(UUID));
                            before.put("State", "Deleting");
                            return String.valueOf(body(delete(UUID)).equals(before));
                        },
                        "true"),
                new Fact(
                        "Get a second after Delete of a Disabled mapping",
                        "stackd sqs_mapping_controls.json 211",
                        () -> {
                            plane.add(on(QUEUE).inState("Disabled"));
                            delete(UUID);
                            clock.advance(Duration.ofSeconds(1));
                            return get(UUID);
                        },
                        GONE),
                new Fact(
                        "second Delete, the mapping gone",
                        "stackd sqs_mapping_controls.json 214",
                        () -> {
                            plane.add(on(QUEUE).inState("Disabled"));
                            delete(UUID);
                            clock.advance(Duration.ofSeconds(1));
                            return delete(UUID);
                        },
                        GONE));
    }

    private List<Fact> lists() {
        return List.of(
                new Fact(
                        "List of an unknown function",
                        "localstack test_event_source_mapping_exceptions; stackd sqs_mapping_controls.json 55",
                        () -> list("FunctionName=doesnotexist"),
                        EMPTY_PAGE),
                new Fact(
                        "List of an unknown source",
                        "stackd sqs_mapping_controls.json 56",
                        () -> list("EventSourceArn=" + encoded(QUEUE + "2")),
                        EMPTY_PAGE),
                new Fact(
                        "List with a garbage marker",
                        "stackd sqs_mapping_controls.json 60",
                        () -> list("Marker=not-a-marker"),
                        EMPTY_PAGE),
                new Fact(
                        "FunctionName is exact on the qualifier",
                        "stackd sqs_mapping_controls.json 52, 57",
                        () -> {
                            Stream.of("fn", "fn:live", "fn:1").forEach(name -> create(of(name, QUEUE)));
                            return functions(list("FunctionName=fn")) + " | " + functions(list("FunctionName=fn:1"))
                                    + " | " + functions(list("FunctionName=" + encoded(FN + ":live")));
                        },
                        "[fn] | [fn:1] | [fn:live]"),
                new Fact(
                        "EventSourceArn lists every function and qualifier",
                        "stackd sqs_mapping_controls.json 53",
                        () -> {
                            Stream.of("fn", "fn:live", "fn:1", "other").forEach(name -> create(of(name, QUEUE)));
                            create(of("fn", KINESIS));
                            return functions(list("EventSourceArn=" + encoded(QUEUE)))
                                    .toString();
                        },
                        "[fn, fn:1, fn:live, other]"),
                new Fact(
                        "MaxItems=1: an item, a marker of 88 characters, and a last page without one; the marker works twice",
                        "stackd sqs_mapping_controls.json 57-59",
                        () -> {
                            Stream.of("fn", "other").forEach(name -> create(of(name, QUEUE)));
                            String first = list("MaxItems=1");
                            String marker = (String) body(first).get("NextMarker");
                            String last = list("MaxItems=1&Marker=" + encoded(marker));
                            return functions(first).size() + " " + marker.length() + ", "
                                    + functions(last).size() + " "
                                    + body(last).get("NextMarker") + ", "
                                    + list("MaxItems=1&Marker=" + encoded(marker))
                                            .equals(last);
                        },
                        "1 88, 1 null, true"),
                new Fact(
                        "a page has 100 mappings at most, whatever MaxItems says",
                        "API reference ListEventSourceMappings",
                        () -> {
                            IntStream.range(0, 101).forEach(i -> plane.add(NewMapping.reading(QUEUE, "fn" + i)));
                            return functions(list("MaxItems=1000")).size() + " "
                                    + functions(list("")).size();
                        },
                        "100 100"));
    }

    @Test
    void everyAnswerHasAll33Members_andThoseOfItsKindAreSet() {
        String always = "UUID EventSourceMappingArn FunctionArn BatchSize LastModified State StateTransitionReason ";
        Map<NewMapping, String> kinds = Map.of(
                NewMapping.reading(QUEUE, FN),
                "EventSourceArn MaximumBatchingWindowInSeconds FunctionResponseTypes",
                NewMapping.reading(KINESIS, FN).member("StartingPosition", "LATEST"),
                streamMembers(),
                NewMapping.reading(DYNAMO, FN).member("StartingPosition", "LATEST"),
                streamMembers(),
                NewMapping.reading(BROKER, FN)
                        .member("Queues", List.of("q"))
                        .member("SourceAccessConfigurations", List.of()),
                "EventSourceArn LastProcessingResult Queues SourceAccessConfigurations",
                NewMapping.reading(CLUSTER, FN)
                        .member("DocumentDBEventSourceConfig", Map.of("DatabaseName", "d"))
                        .member("SourceAccessConfigurations", List.of()),
                "EventSourceArn LastProcessingResult StartingPosition DocumentDBEventSourceConfig SourceAccessConfigurations",
                NewMapping.ofKafka("t", "kafka:1000", FN).member("SourceAccessConfigurations", List.of()),
                "LastProcessingResult StartingPosition Topics SelfManagedEventSource SelfManagedKafkaEventSourceConfig"
                        + " SourceAccessConfigurations");
        kinds.forEach((mapping, members) -> {
            plane.add(mapping);
            Map<String, Object> body = body(get(mapping.uuid()));

            assertThat(body).hasSize(33);
            body.values().removeIf(value -> value == null);
            assertThat(body).containsOnlyKeys((always + members).split(" "));
        });
    }

    private static String streamMembers() {
        return "EventSourceArn MaximumBatchingWindowInSeconds FunctionResponseTypes StartingPosition LastProcessingResult"
                + " DestinationConfig MaximumRecordAgeInSeconds MaximumRetryAttempts BisectBatchOnFunctionError"
                + " ParallelizationFactor TumblingWindowInSeconds";
    }

    private ControlPlane plane() {
        return new ControlPlane(clock, new AccountAndRegion("us-east-1", "111111111111"), Durations.likeAws());
    }

    private static NewMapping on(String source) {
        return NewMapping.reading(source, FN).uuid(UUID);
    }

    private static Map<String, Object> of(String function, String source) {
        return Map.of("FunctionName", function, "EventSourceArn", source, "StartingPosition", "LATEST");
    }

    private static Map<String, Object> disabled(String source) {
        return Map.of("FunctionName", "fn", "EventSourceArn", source, "StartingPosition", "LATEST", "Enabled", false);
    }

    private static Map<String, Object> kafka(String... servers) {
        return Map.of(
                "FunctionName", "fn",
                "Topics", List.of("t"),
                "SelfManagedEventSource", Map.of("Endpoints", Map.of("KAFKA_BOOTSTRAP_SERVERS", List.of(servers))));
    }

    private String duplicate(NewMapping existing, Map<String, Object> request) {
        plane.add(existing);
        String answer = create(request);
        assertThat(answer).startsWith("409 ResourceConflictException {\"Type\":\"User\",\"message\":");
        return (String) body(answer).get("message");
    }

    private String create(Map<String, Object> request) {
        return asked("POST", "", Answers.written(request));
    }

    private String get(String uuid) {
        return asked("GET", "/" + uuid, "");
    }

    private String delete(String uuid) {
        return asked("DELETE", "/" + uuid, "");
    }

    private String list(String query) {
        return asked("GET", "?" + query, "");
    }

    /** Status, the error type if there is one, and the body. */
    private String asked(String method, String rest, String body) {
        String target = "/2015-03-31/event-source-mappings" + rest;
        Reply reply = plane.answer(new Request(method, target, List.of(), body.getBytes(UTF_8)))
                .orElseThrow();
        assertThat(reply.headers()).contains(new Header("Content-Type", "application/json"));
        String type = reply.headers().stream()
                .filter(header -> header.is("x-amzn-errortype"))
                .map(header -> " " + header.value())
                .collect(Collectors.joining());
        return reply.status() + type + " " + new String(reply.body(), UTF_8);
    }

    private static Map<String, Object> body(String answer) {
        return Answers.parsed(answer.substring(answer.indexOf('{')));
    }

    private static String state(String answer) {
        Map<String, Object> body = body(answer);
        return answer.substring(0, 3) + " " + body.get("State") + " " + body.get("StateTransitionReason");
    }

    private static String nameOf(Object configuration) {
        String arn = (String) ((Map<?, ?>) configuration).get("FunctionArn");
        return arn.substring(arn.indexOf(":function:") + ":function:".length());
    }

    private static List<String> functions(String answer) {
        return ((List<?>) body(answer).get("EventSourceMappings"))
                .stream().map(RecordedAnswersTest::nameOf).sorted().toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}

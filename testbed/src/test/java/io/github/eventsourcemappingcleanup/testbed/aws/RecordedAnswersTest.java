package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the control plane to what AWS was recorded to answer, each fact with its public source. Sources:
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
    private static final String EXISTS =
            " already exists. Please update or delete the existing mapping with UUID " + UUID;

    private final MovedClock clock = new MovedClock();
    private final ControlPlane plane =
            new ControlPlane(clock, new AccountAndRegion("us-east-1", "111111111111"), Durations.likeAws());

    /** localstack test_event_source_mapping_exceptions, test_create_event_source_validation_kinesis. */
    @Test
    void whatDoesNotExist_orIsNoSource_isRefused() {
        assertThat(get(UUID)).isEqualTo(GONE);
        assertThat(delete(UUID)).isEqualTo(GONE);
        assertThat(create(Map.of("FunctionName", "fn"))).isEqualTo(invalid("Unrecognized event source."));
        assertThat(create(Map.of("FunctionName", "fn", "EventSourceArn", KINESIS)))
                .isEqualTo(invalid("1 validation error detected: Value null at 'startingPosition' failed to satisfy"
                        + " constraint: Member must not be null."));
    }

    private static String invalid(String message) {
        return "400 InvalidParameterValueException {\"Type\":\"User\",\"message\":\"" + message + "\"}";
    }

    /** cdkd PR 752; amazon-chime-sdk-js issue 610. */
    @Test
    void deleteInTransitionIsRefused() {
        plane.add(on(QUEUE).inState("Updating"));

        assertThat(delete(UUID))
                .isEqualTo("400 ResourceInUseException {\"Type\":\"User\",\"Message\":\"Cannot delete the event source"
                        + " mapping because it is in use.\"}");
    }

    /** localstack test_event_source_mapping_default_batch_size, test_create_kinesis_event_source_mapping. */
    @Test
    void createdMappingIsInCreating() {
        assertThat(state(create(of("fn", QUEUE)))).isEqualTo("202 Creating USER_INITIATED");
        assertThat(state(create(of("fn", KINESIS)))).isEqualTo("202 Creating User action");
    }

    /**
     * stackd sqs_mapping_controls.json 46; lambda_mq_mapping_rabbitmq_virtual_host.json direct-explicit-virtual-host-create;
     * kinesis_followup.json kpl_invalid_consumer_create.
     */
    @Test
    void disabledMappingIsDisabledAtOnce_onAStreamASecondLater() {
        assertThat(state(create(disabled(QUEUE)))).isEqualTo("202 Disabled USER_INITIATED");
        assertThat(state(create(disabled(BROKER)))).isEqualTo("202 Disabled USER_INITIATED");
        String onStream = create(disabled(KINESIS));
        assertThat(state(onStream)).isEqualTo("202 Creating User action");
        clock.advance(Duration.ofSeconds(1));
        assertThat(state(get((String) body(onStream).get("UUID")))).isEqualTo("200 Disabled User action");
    }

    /** stackd sqs_mapping_controls.json 46. */
    @Test
    void oneSourceMayHaveAMappingForAFunction_itsAlias_itsVersion_andAnotherFunction() {
        assertThat(Stream.of("fn", "fn:live", "fn:1", "other").map(name -> nameOf(body(create(of(name, QUEUE))))))
                .containsExactly("fn", "fn:live", "fn:1", "other");
    }

    /** stackd sqs_mapping_controls.json 46. */
    @Test
    void lastModifiedIsSecondsWithMilliseconds() {
        assertThat(create(of("fn", QUEUE))).contains("\"LastModified\":1789481340.959,");
    }

    /** localstack test_duplicate_event_source_mappings of SQS, Kinesis and DynamoDB, test_create_event_source_self_managed. */
    @Test
    void duplicateIsAConflict_ofSelfManagedKafkaByOneServerInCommon() {
        assertThat(duplicate(on(QUEUE), of("fn", QUEUE)))
                .isEqualTo(
                        "An event source mapping with SQS arn (\" " + QUEUE + " \") and function (\" fn \")" + EXISTS);
        for (String stream : List.of(KINESIS, DYNAMO)) {
            assertThat(duplicate(on(stream), of("fn", stream)))
                    .isEqualTo("The event source arn (\" " + stream + " \") and function (\" fn \") provided mapping"
                            + EXISTS);
        }
        NewMapping ofKafka = NewMapping.ofKafka("t", "kafka:1000", FN).uuid(UUID);
        assertThat(duplicate(ofKafka, kafka("kafka:1000", "kafka:2000")))
                .isEqualTo("An event source mapping with event source (\"kafka:1000,kafka:2000\"), function (\"" + FN
                        + "\"), topics (\"t\")" + EXISTS);
    }

    /** localstack test_event_source_mapping_lifecycle; stackd lambda_mq_mapping (same length as Get's). */
    @Test
    void deleteAnswersTheWholeConfiguration_inDeleting_theReasonUnchanged() {
        plane.add(on(DYNAMO));
        Map<String, Object> before = body(get(UUID));
        before.put("State", "Deleting");
        clock.advance(Duration.ofSeconds(1));

        String deleted = delete(UUID);

        assertThat(state(deleted)).isEqualTo("202 Deleting User action");
        before.put("LastModified", body(deleted).get("LastModified"));
        assertThat(body(deleted)).isEqualTo(before);
    }

    /** stackd sqs_mapping_controls.json 211, 214. */
    @Test
    void disabledMappingIsGoneASecondAfterItsDelete() {
        plane.add(on(QUEUE).inState("Disabled"));
        delete(UUID);
        clock.advance(Duration.ofSeconds(1));

        assertThat(get(UUID)).isEqualTo(GONE);
        assertThat(delete(UUID)).isEqualTo(GONE);
    }

    /** localstack test_event_source_mapping_exceptions; stackd sqs_mapping_controls.json 55, 56, 60. */
    @ParameterizedTest
    @ValueSource(strings = {"FunctionName=doesnotexist", "EventSourceArn=" + QUEUE + "2", "Marker=not-a-marker"})
    void listOfWhatIsUnknown_orWithAGarbageMarker_isEmpty(String query) {
        create(of("fn", QUEUE));

        assertThat(list(query)).isEqualTo("200 {\"EventSourceMappings\":[],\"NextMarker\":null}");
    }

    /** stackd sqs_mapping_controls.json 52, 53, 57. */
    @Test
    void listByFunctionIsExactOnTheQualifier_listBySourceHasEveryFunctionAndQualifier() {
        Stream.of("fn", "fn:live", "fn:1", "other").forEach(name -> create(of(name, QUEUE)));
        create(of("other", KINESIS));

        assertThat(functions(list("FunctionName=fn"))).containsExactly("fn");
        assertThat(functions(list("FunctionName=fn:1"))).containsExactly("fn:1");
        assertThat(functions(list("FunctionName=" + encoded(FN + ":live")))).containsExactly("fn:live");
        assertThat(functions(list("EventSourceArn=" + encoded(QUEUE))))
                .containsExactly("fn", "fn:1", "fn:live", "other");
    }

    /** stackd sqs_mapping_controls.json 57-59. */
    @Test
    void markerHas88Characters_worksTwice_andTheLastPageHasNone() {
        Stream.of("fn", "other").forEach(name -> create(of(name, QUEUE)));
        String first = list("MaxItems=1");
        String marker = (String) body(first).get("NextMarker");
        String last = list("MaxItems=1&Marker=" + encoded(marker));

        assertThat(marker).hasSize(88);
        assertThat(functions(first)).hasSize(1);
        assertThat(functions(last)).hasSize(1).doesNotContainAnyElementsOf(functions(first));
        assertThat(body(last).get("NextMarker")).isNull();
        assertThat(list("MaxItems=1&Marker=" + encoded(marker))).isEqualTo(last);
    }

    /** API reference ListEventSourceMappings. */
    @Test
    void pageHas100MappingsAtMost_whateverMaxItemsSays() {
        IntStream.range(0, 101).forEach(i -> plane.add(NewMapping.reading(QUEUE, "fn" + i)));

        assertThat(functions(list("MaxItems=1000"))).hasSize(100);
        assertThat(functions(list(""))).hasSize(100);
    }

    /** API model of 2026-07; localstack and stackd as above. */
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
        return asked("POST", "", Json.written(request));
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
        return Json.parsed(answer.substring(answer.indexOf('{')));
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

package io.github.eventsourcemappingcleanup;

import static io.github.eventsourcemappingcleanup.TestingStack.QUEUE_ARN;
import static io.github.eventsourcemappingcleanup.TestingStack.UUID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.TestingStack.Resources;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.AliasAttributes;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SingletonFunction;
import software.amazon.awscdk.services.lambda.Version;
import software.amazon.awscdk.services.lambda.VersionAttributes;

class SelectionTest {
    private final TestingStack testing = TestingStack.create();

    @Test
    void propertiesAreWhatTheHandlerReads() {
        testing.cleanup(builder -> builder.eventSources(QUEUE_ARN).uuids(UUID));

        Map<String, Object> properties = testing.synthesize().properties();

        assertThat(properties)
                .containsOnlyKeys("ServiceToken", "ServiceTimeout", "EventSources", "Uuids", "TimeoutSeconds")
                .containsEntry("EventSources", List.of(Map.of("Arn", QUEUE_ARN)))
                .containsEntry("Uuids", List.of(UUID))
                .containsEntry("TimeoutSeconds", 600);
    }

    @Test
    void timeoutIsPassedInSeconds_theLastCallCounts() {
        testing.cleanup(
                "Longest",
                builder -> builder.uuids(UUID).timeout(Duration.seconds(31)).timeout(Duration.minutes(14)));
        testing.cleanup("Shortest", builder -> builder.uuids(UUID).timeout(Duration.seconds(30)));

        assertThat(testing.synthesize()
                        .ofType(EventSourceMappingCleanup.RESOURCE_TYPE)
                        .values())
                .extracting(resource -> Resources.properties(resource).get("TimeoutSeconds"))
                .containsExactlyInAnyOrder(840, 30);
    }

    @Test
    void callsAddUpInOrderAndWithoutDuplicates_collectionsToo_uuidsInLowerCase() {
        Function first = testing.function("First");
        Function second = testing.function("Second");
        String other = "24e0db71-5d35-4eb5-b481-8945cf9d10c2";
        testing.cleanup(builder -> builder.functions(second)
                .functions(List.of(first, second))
                .functions(first, second)
                .eventSources(QUEUE_ARN + "2", QUEUE_ARN)
                .eventSources(Set.of(QUEUE_ARN))
                .eventSources(QUEUE_ARN, QUEUE_ARN + "1")
                .uuids(other, UUID.toUpperCase(Locale.ROOT))
                .uuids(List.of(UUID)));

        assertThat(testing.synthesize().properties())
                .containsEntry("Functions", List.of(owned(second), owned(first)))
                .containsEntry(
                        "EventSources",
                        List.of(
                                Map.of("Arn", QUEUE_ARN + "2"),
                                Map.of("Arn", QUEUE_ARN),
                                Map.of("Arn", QUEUE_ARN + "1")))
                .containsEntry("Uuids", List.of(other, UUID));
    }

    @Test
    void functionThatIsImportedByTheNameOfAnOwnOneIsTheOwnOne() {
        Function function = testing.function("Orders");
        CfnFunction resource = TestingStack.resource(function);
        testing.cleanup(builder ->
                builder.functions(Function.fromFunctionName(testing.stack(), "Named", resource.getRef()), function));

        assertThat(testing.synthesize().properties()).containsEntry("Functions", List.of(owned(function)));
    }

    @Test
    void aliasAndVersionAreSelectedAsSuch_andAreTheStacksOwn_alsoImportedOnesOfAnOwnFunction() {
        Function function = testing.function("Orders");
        Alias own = TestingStack.alias(function);
        testing.cleanup(builder -> builder.functions(
                own,
                function.getCurrentVersion(),
                Alias.fromAliasAttributes(
                        testing.stack(),
                        "Alias",
                        AliasAttributes.builder()
                                .aliasName("live")
                                .aliasVersion(function.getCurrentVersion())
                                .build()),
                Version.fromVersionAttributes(
                        testing.stack(),
                        "Version",
                        VersionAttributes.builder()
                                .lambda(function)
                                .version("7")
                                .build())));

        Resources resources = testing.synthesize();

        Object arn = owned(function).get("Arn");
        assertThat(resources.properties())
                .containsEntry(
                        "Functions",
                        List.of(
                                owned(own),
                                owned(function.getCurrentVersion()),
                                Map.of("Arn", Map.of("Fn::Join", List.of("", List.of(arn, ":live"))), "Owned", true),
                                Map.of("Arn", Map.of("Fn::Join", List.of("", List.of(arn, ":7"))), "Owned", true)));
        assertThat(String.valueOf(resources.cleanupPolicy())).contains(":live").doesNotContain("live:*", ", :*]");
    }

    @Test
    void tokensPassUnchecked() {
        String uuid =
                CfnParameter.Builder.create(testing.stack(), "Mapping").build().getValueAsString();
        String imported = Fn.importValue("queue-arn");
        String joined = "arn:" + Aws.PARTITION + ":sqs:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":orders";
        testing.cleanup(builder -> builder.uuids(uuid).eventSources(imported, joined));

        Map<String, Object> properties = testing.synthesize().properties();

        assertThat(properties).containsEntry("Uuids", List.of(Map.of("Ref", "Mapping")));
        assertThat(properties.get("EventSources").toString())
                .startsWith("[{Arn={Fn::ImportValue=queue-arn}}, {Arn={Fn::Join=")
                .doesNotContain("Owned");
    }

    @Test
    void literalArnsOfEventSourcesAreOnlyNamed() {
        List<String> arns = List.of(
                "arn:aws:sqs:eu-west-1:111122223333:orders.fifo",
                "arn:aws-cn:sqs:cn-north-1:111122223333:orders",
                "arn:aws-us-gov:kinesis:us-gov-west-1:111122223333:stream/orders",
                "arn:aws:kinesis:eu-west-1:111122223333:stream/orders/consumer/billing:1700000000",
                "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
                "arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/2026-01-31T12:00:00.000",
                "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/14e0db71-5d35-4eb5-b481-8945cf9d10c2-1",
                "arn:aws:kafka:eu-west-1:111122223333:vpc-connection/444455556666/orders/14e0db71-5d35-4eb5-b481-8945cf9d10c2-1",
                "arn:aws:mq:eu-west-1:111122223333:broker:orders:b-14e0db71-5d35-4eb5-b481-8945cf9d10c2",
                "arn:aws:rds:eu-west-1:111122223333:cluster:orders");
        testing.cleanup(builder -> builder.eventSources(arns));

        assertThat(testing.synthesize().properties())
                .containsEntry(
                        "EventSources",
                        arns.stream().map(arn -> Map.of("Arn", arn)).toList());
    }

    @Test
    void singletonFunctionIsSelectableAndOwned() {
        SingletonFunction singleton = singleton("First");
        testing.cleanup(builder -> builder.functions(singleton, singleton("Second")));

        assertThat(testing.synthesize().properties().get("Functions").toString())
                .matches("\\[\\{Arn=\\{Fn::GetAtt=\\[(Singleton\\w+), Arn]}, Owned=true}]");
    }

    private SingletonFunction singleton(String id) {
        return SingletonFunction.Builder.create(testing.stack(), id)
                .uuid("orders")
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {};"))
                .build();
    }

    @Test
    void logicalIdThatIsOverriddenLaterIsTheOneInTheProperties() {
        Function function = testing.function("Orders");
        testing.cleanup(builder -> builder.functions(function));

        TestingStack.resource(function).overrideLogicalId("Renamed");

        assertThat(testing.synthesize().properties())
                .containsEntry(
                        "Functions",
                        List.of(Map.of("Arn", Map.of("Fn::GetAtt", List.of("Renamed", "Arn")), "Owned", true)));
    }

    private Map<String, Object> owned(IFunction function) {
        return Map.of("Arn", resolve(function.getFunctionArn()), "Owned", true);
    }

    private Object resolve(String token) {
        return testing.stack().resolve(token);
    }
}

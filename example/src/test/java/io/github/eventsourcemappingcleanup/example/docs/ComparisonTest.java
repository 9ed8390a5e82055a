package io.github.eventsourcemappingcleanup.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.customresources.Provider;
import software.amazon.awscdk.customresources.SdkCallsPolicyOptions;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;

/** What the page of comparisons counts, as a new project of the CDK CLI has it: with all recommended feature flags. */
class ComparisonTest {
    private static final Page PAGE = Page.named("docs/comparison.md");
    private static final String UUID = "14e0db71-5d35-4eb5-b481-8945cf9d10c2";
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:orders";

    private static Map<String, Object> flags = Map.of();

    /** The approaches, and how the page calls them. */
    enum Approach {
        THIS_CLEANUP(
                "this construct",
                (stack, worker) -> EventSourceMappingCleanup.Builder.create(stack, "Cleanup")
                        .functions(worker)
                        .build()),
        AWS_CUSTOM_RESOURCE("`AwsCustomResource` with one `deleteEventSourceMapping`", (stack, worker) -> {
            AwsSdkCall call = AwsSdkCall.builder()
                    .service("Lambda")
                    .action("deleteEventSourceMapping")
                    .parameters(Map.of("UUID", UUID))
                    .physicalResourceId(PhysicalResourceId.of(UUID))
                    .build();
            AwsCustomResource.Builder.create(stack, "Cleanup")
                    .onDelete(call)
                    .policy(AwsCustomResourcePolicy.fromSdkCalls(SdkCallsPolicyOptions.builder()
                            .resources(AwsCustomResourcePolicy.ANY_RESOURCE)
                            .build()))
                    .build();
        }),
        PROVIDER(
                "the Provider framework, `onEvent` alone",
                (stack, worker) -> resource(
                        stack,
                        Provider.Builder.create(stack, "Provider")
                                .onEventHandler(function(stack, "OnEvent"))
                                .build())),
        PROVIDER_WITH_IS_COMPLETE(
                "the Provider framework with `isComplete`",
                (stack, worker) -> resource(
                        stack,
                        Provider.Builder.create(stack, "Provider")
                                .onEventHandler(function(stack, "OnEvent"))
                                .isCompleteHandler(function(stack, "IsComplete"))
                                .build())),
        NATIVE_MAPPING(
                "a native mapping (`EventSourceMapping`, `addEventSource`)",
                (stack, worker) -> EventSourceMapping.Builder.create(stack, "Mapping")
                        .target(worker)
                        .eventSourceArn(QUEUE)
                        .build());

        private final String onThePage;
        private final BiConsumer<Stack, Function> definition;

        Approach(String onThePage, BiConsumer<Stack, Function> definition) {
            this.onThePage = onThePage;
            this.definition = definition;
        }

        private static void resource(Stack stack, Provider provider) {
            CustomResource.Builder.create(stack, "Cleanup")
                    .serviceToken(provider.getServiceToken())
                    .build();
        }
    }

    @BeforeAll
    static void readTheFlags() throws IOException {
        flags = new HashMap<>(JSON.std.mapFrom(Files.readString(Page.CHECKOUT.resolve(
                ".tools/cdk/node_modules/aws-cdk/lib/init-templates/.recommended-feature-flags.json"))));
    }

    @ParameterizedTest
    @EnumSource
    void resourcesAreAsManyAsThePageSays(Approach approach) {
        int without = types((stack, worker) -> {}).size();

        assertThat(types(approach.definition).size() - without).isEqualTo(onThePage(approach));
    }

    @Test
    void providerWithIsCompleteHasAsManyFunctionsAsThePageSays() {
        assertThat(PAGE.unwrapped()).contains("with `isComplete` five functions, their roles and a state machine");
        assertThat(types(Approach.PROVIDER_WITH_IS_COMPLETE.definition))
                .contains("AWS::StepFunctions::StateMachine")
                .filteredOn("AWS::Lambda::Function"::equals)
                // And the worker.
                .hasSize(6);
    }

    private static int onThePage(Approach approach) {
        return PAGE.rows("| one cleanup of one function | resources |").stream()
                .filter(row -> row.get(0).equals(approach.onThePage))
                .map(row -> Integer.parseInt(row.get(1)))
                .findFirst()
                .orElseThrow();
    }

    /** Of the resources. */
    private static List<String> types(BiConsumer<Stack, Function> definition) {
        Map<String, Object> template = SynthesizedStack.json(app -> {
            Stack stack = new Stack(app, "Orders");
            flags.forEach(stack.getNode()::setContext);
            definition.accept(stack, function(stack, "Worker"));
            return stack;
        });
        return ((Map<?, ?>) template.get("Resources"))
                .values().stream()
                        .map(resource -> String.valueOf(((Map<?, ?>) resource).get("Type")))
                        .toList();
    }

    private static Function function(Stack stack, String id) {
        return Function.Builder.create(stack, id)
                .runtime(Runtime.NODEJS_22_X)
                .handler("index.handler")
                .code(Code.fromInline("exports.handler = async () => {};"))
                .build();
    }
}

package io.github.eventsourcemappingcleanup.example.organisation;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.IPropertyInjector;
import software.amazon.awscdk.InjectionContext;
import software.amazon.awscdk.MissingRemovalPolicies;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.PropertyInjectors;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.RemovalPolicyProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PermissionsBoundary;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * One app for all tests of this package: what an organisation imposes on its stacks, where they are deployed, and where in an app
 * cleanups are. To synthesize it is what costs time.
 */
final class OrganisationApp {
    static final String ACCOUNT = "111122223333";
    static final String BOUNDARY = "arn:aws:iam::111122223333:policy/boundary";

    private OrganisationApp() {}

    public static void main(String[] args) {
        App app = new App();
        imposedUpon(app);
        inEnvironments(app);
        withRemovalPolicies(app);
        atPlacesOf(app);
        app.synth();
    }

    /** By Aspects, and by what the CDK has for it. */
    private static void imposedUpon(App app) {
        Stack orders = new Stack(app, "Orders");
        addCleanup(orders);
        Tags.of(orders).add("cost-center", "42");
        PermissionsBoundary.of(orders).apply(ManagedPolicy.fromManagedPolicyArn(orders, "Boundary", BOUNDARY));
        Aspects.of(orders).add(new Imposed(new Key(orders, "Key")));
        Stack bounded = new Stack(
                app,
                "Bounded",
                StackProps.builder()
                        .permissionsBoundary(
                                software.amazon.awscdk.PermissionsBoundary.fromName("boundary-of-the-stack"))
                        .build());
        addCleanup(bounded);
        Stack blueprint = new Stack(app, "Blueprint");
        PropertyInjectors.of(blueprint)
                .add(
                        new Blueprint(
                                Function.PROPERTY_INJECTION_ID, Map.of("environment", Map.of("STAGE", "blueprint"))),
                        new Blueprint(LogGroup.PROPERTY_INJECTION_ID, Map.of("retention", RetentionDays.ONE_WEEK)));
        addCleanup(blueprint);
    }

    private static void inEnvironments(App app) {
        addCleanup(new Stack(app, "Anywhere"));
        addCleanup(stackIn(app, "Ireland", "eu-west-1"));
        addCleanup(stackIn(app, "Beijing", "cn-north-1"), "arn:aws-cn:sqs:cn-north-1:111122223333:orders");
        addCleanup(
                stackIn(app, "Gov", "us-gov-west-1"),
                "arn:aws-us-gov:kinesis:us-gov-west-1:111122223333:stream/orders");
        Function elsewhere = addCleanup(stackIn(app, "Virginia", "us-east-1"));
        Stack oregon = stackIn(app, "Oregon", "us-west-2");
        addCleanup(oregon);
        CfnOutput.Builder.create(oregon, "Elsewhere")
                .value(elsewhere.getFunctionName())
                .build();
    }

    private static Stack stackIn(App app, String id, String region) {
        return new Stack(
                app,
                id,
                StackProps.builder()
                        .env(Environment.builder()
                                .account(ACCOUNT)
                                .region(region)
                                .build())
                        .crossRegionReferences(true)
                        .build());
    }

    private static void withRemovalPolicies(App app) {
        RemovalPolicies.of(withCleanup(app, "Kept")).retain();
        MissingRemovalPolicies.of(withCleanup(app, "Missing")).retain();
        RemovalPolicies.of(withCleanup(app, "LogsKept"))
                .retain(RemovalPolicyProps.builder()
                        .applyToResourceTypes(List.of(CfnLogGroup.CFN_RESOURCE_TYPE_NAME))
                        .build());
    }

    private static Stack withCleanup(App app, String id) {
        Stack stack = new Stack(app, id);
        addCleanup(stack, "arn:aws:sqs:eu-west-1:111122223333:orders");
        return stack;
    }

    /** In stages, in nested stacks, in constructs of several libraries. */
    private static void atPlacesOf(App app) {
        addCleanup(new Stack(new Stage(app, "Test"), "Orders"));
        addCleanup(new Stack(new Stage(app, "Production"), "Orders"));
        Stack parent = new Stack(app, "Parent");
        addCleanup(parent);
        addCleanup(new NestedStack(parent, "Nested"));
        Stack shared = new Stack(app, "Shared");
        addCleanup(new Construct(shared, "Billing"));
        addCleanup(new Construct(shared, "Shipping"));
    }

    private static Function addCleanup(Construct scope, String... eventSources) {
        Function function = SynthesizedStack.function(scope, "Orders");
        EventSourceMappingCleanup.Builder cleanup =
                EventSourceMappingCleanup.Builder.create(scope, "Cleanup").functions(function);
        if (eventSources.length > 0) {
            cleanup.eventSources(eventSources);
        }
        cleanup.build();
        return function;
    }

    private record Imposed(Key key) implements IAspect {
        @Override
        public void visit(IConstruct node) {
            if (node instanceof CfnLogGroup logGroup) {
                logGroup.setRetentionInDays(14);
            } else if (node instanceof Function function) {
                function.addEnvironment("STAGE", "test");
            } else if (node instanceof CfnFunction function) {
                function.setKmsKeyArn(key.getKeyArn());
                function.setVpcConfig(CfnFunction.VpcConfigProperty.builder()
                        .subnetIds(List.of("subnet-0123456789abcdef0"))
                        .securityGroupIds(List.of("sg-0123456789abcdef0"))
                        .build());
                if (String.valueOf(function.getRuntime()).startsWith("java")) {
                    function.setRuntime("java21");
                }
            }
        }
    }

    /** What the constructs of one class get besides their own properties. */
    private record Blueprint(String construct, Map<String, Object> imposed) implements IPropertyInjector {
        @Override
        public String getConstructUniqueId() {
            return construct;
        }

        @Override
        public Object inject(Object properties, InjectionContext context) {
            Map<Object, Object> all = new LinkedHashMap<>((Map<?, ?>) properties);
            all.putAll(imposed);
            return all;
        }
    }
}

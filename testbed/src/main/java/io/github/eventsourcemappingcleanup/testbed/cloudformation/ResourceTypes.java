package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eventsourcemappingcleanup.testbed.cloudformation.ResourceOutcome.Succeeded;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Physical ids and attributes in each type's own form (CloudFormation template reference, "Return values"). */
final class ResourceTypes {
    private final StackArn stack;
    private final PhysicalNames names;
    private final AtomicInteger versions = new AtomicInteger();

    ResourceTypes(StackArn stack, PhysicalNames names) {
        this.stack = stack;
        this.names = names;
    }

    /** What can't be changed: another value is another resource (template reference, "Update requires"). */
    static Set<String> fixedProperties(String type) {
        return switch (type) {
            case "AWS::Lambda::Function" -> Set.of("FunctionName", "PackageType");
            case "AWS::Lambda::Alias" -> Set.of("FunctionName", "Name");
            case "AWS::Lambda::Version" -> Set.of("FunctionName", "CodeSha256", "Description");
            case "AWS::Lambda::EventSourceMapping" -> Set.of("EventSourceArn");
            case "AWS::SQS::Queue" -> Set.of("QueueName");
            case "AWS::Kinesis::Stream" -> Set.of("Name");
            case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable" -> Set.of("TableName");
            case "AWS::Logs::LogGroup" -> Set.of("LogGroupName");
            case "AWS::IAM::Role" -> Set.of("RoleName");
            case "AWS::IAM::ManagedPolicy" -> Set.of("ManagedPolicyName");
            default -> Set.of();
        };
    }

    Succeeded make(StackResource wanted) {
        return switch (wanted.type()) {
            case "AWS::Lambda::Function" -> named(wanted, "FunctionName", "lambda", "function:");
            case "AWS::Lambda::Alias" -> alias(wanted);
            case "AWS::Lambda::Version" -> version(wanted);
            case "AWS::Lambda::EventSourceMapping" -> mapping(wanted);
            case "AWS::SQS::Queue" -> queue(wanted);
            case "AWS::Kinesis::Stream" -> named(wanted, "Name", "kinesis", "stream/");
            case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable" -> table(wanted);
            case "AWS::Logs::LogGroup" -> logGroup(wanted);
            case "AWS::IAM::Role" -> role(wanted);
            case "AWS::IAM::ManagedPolicy" -> managedPolicy(wanted);
            default -> generic(wanted);
        };
    }

    private Succeeded named(StackResource wanted, String nameProperty, String service, String prefix) {
        String name = name(wanted, nameProperty);
        return new Succeeded(name, Map.of("Arn", stack.arn(service, prefix + name)));
    }

    private Succeeded alias(StackResource wanted) {
        String arn = functionArn(wanted) + ":" + wanted.properties().get("Name");
        return new Succeeded(arn, Map.of("AliasArn", arn));
    }

    private Succeeded version(StackResource wanted) {
        int version = versions.incrementAndGet();
        String arn = functionArn(wanted) + ":" + version;
        return new Succeeded(arn, Map.of("FunctionArn", arn, "Version", String.valueOf(version)));
    }

    /** By its UUID. */
    private Succeeded mapping(StackResource wanted) {
        String uuid = UUID.nameUUIDFromBytes(names.next(wanted.logicalId()).getBytes(UTF_8))
                .toString();
        return new Succeeded(
                uuid, Map.of("Id", uuid, "EventSourceMappingArn", stack.arn("lambda", "event-source-mapping:" + uuid)));
    }

    private Succeeded queue(StackResource wanted) {
        String name = name(wanted, "QueueName");
        String url = "https://sqs." + stack.region() + ".amazonaws.com/" + stack.account() + "/" + name;
        return new Succeeded(url, Map.of("Arn", stack.arn("sqs", name), "QueueName", name, "QueueUrl", url));
    }

    private Succeeded table(StackResource wanted) {
        String name = name(wanted, "TableName");
        String arn = stack.arn("dynamodb", "table/" + name);
        return new Succeeded(name, Map.of("Arn", arn, "StreamArn", arn + "/stream/2026-01-01T00:00:00.000"));
    }

    private Succeeded logGroup(StackResource wanted) {
        String name = name(wanted, "LogGroupName");
        return new Succeeded(name, Map.of("Arn", stack.arn("logs", "log-group:" + name + ":*")));
    }

    private Succeeded role(StackResource wanted) {
        String name = name(wanted, "RoleName");
        return new Succeeded(name, Map.of("Arn", stack.globalArn("iam", "role/" + name)));
    }

    private Succeeded managedPolicy(StackResource wanted) {
        String arn = stack.globalArn("iam", "policy/" + name(wanted, "ManagedPolicyName"));
        return new Succeeded(arn, Map.of("PolicyArn", arn));
    }

    private Succeeded generic(StackResource wanted) {
        String[] type = wanted.type().split("::", -1);
        String name = names.next(wanted.logicalId());
        return new Succeeded(name, Map.of("Arn", stack.arn(type[1].toLowerCase(Locale.ROOT), name)));
    }

    private String name(StackResource wanted, String property) {
        Object literal = wanted.properties().get(property);
        return literal == null ? names.next(wanted.logicalId()) : String.valueOf(literal);
    }

    private String functionArn(StackResource wanted) {
        String function = String.valueOf(wanted.properties().get("FunctionName"));
        return function.startsWith("arn:") ? function : stack.arn("lambda", "function:" + function);
    }
}

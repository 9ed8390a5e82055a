package io.github.eventsourcemappingcleanup.handler.scope;

import io.github.eventsourcemappingcleanup.handler.aws.StackApi;
import io.github.eventsourcemappingcleanup.handler.aws.StackApi.Resource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A type of resource that mappings are selected by, and how its physical id (template reference, "Return values", Ref)
 * tells its ARN: it is the ARN, or a name that the ARN ends with.
 */
enum ResourceType {
    FUNCTION("AWS::Lambda::Function", "lambda", "[A-Za-z0-9_-]+", "function:$0"),
    FUNCTION_ALIAS("AWS::Lambda::Alias", "lambda"),
    FUNCTION_VERSION("AWS::Lambda::Version", "lambda"),
    QUEUE("AWS::SQS::Queue", "sqs", "https?://\\S+/(\\d{12})/([A-Za-z0-9_-]+(?:\\.fifo)?)", "$1:$2"),
    STREAM("AWS::Kinesis::Stream", "kinesis", "[A-Za-z0-9_.-]+", "stream/$0"),
    STREAM_CONSUMER("AWS::Kinesis::StreamConsumer", "kinesis"),
    TABLE("AWS::DynamoDB::Table", "dynamodb", "[A-Za-z0-9_.-]+", "table/$0"),
    GLOBAL_TABLE("AWS::DynamoDB::GlobalTable", "dynamodb", "[A-Za-z0-9_.-]+", "table/$0"),
    CLUSTER("AWS::MSK::Cluster", "kafka"),
    SERVERLESS_CLUSTER("AWS::MSK::ServerlessCluster", "kafka"),
    VPC_CONNECTION("AWS::MSK::VpcConnection", "kafka"),
    BROKER("AWS::AmazonMQ::Broker", "mq", "b-[0-9a-z-]+", "$0");

    private final String type;
    private final String service;
    private final Pattern form;
    private final String endOfArn;

    /** One whose physical id is the ARN. */
    ResourceType(String type, String service) {
        this(type, service, "arn:[a-z-]+:(" + service + ":\\S+)", "$1");
    }

    /**
     * @param form of the physical id
     * @param endOfArn made of it
     */
    ResourceType(String type, String service, String form, String endOfArn) {
        this.type = type;
        this.service = service;
        this.form = Pattern.compile(form);
        this.endOfArn = endOfArn;
    }

    /** The physical id of the resource that has an ARN, or whose stream does. */
    static String physicalId(String arn) {
        String[] parts = arn.split(":", 6);
        String resource = parts[5];
        return switch (parts[2]) {
            case "lambda" ->
                resource.indexOf(':') == resource.lastIndexOf(':') ? resource.substring("function:".length()) : arn;
            case "sqs" -> StackApi.queueUrl(parts[3], parts[4], resource);
            case "kinesis" -> resource.contains("/consumer/") ? arn : resource.substring("stream/".length());
            case "dynamodb" -> resource.split("/", -1)[1];
            case "mq" -> resource.substring(resource.lastIndexOf(':') + 1);
            default -> arn;
        };
    }

    /** Whether the resource is what has the ARN, or what its stream belongs to; also if that can't be told. */
    static boolean mayBe(Resource resource, String arn) {
        return Stream.of(values())
                .filter(type -> type.type.equals(resource.type()))
                .anyMatch(type -> type.mayBe(resource.physicalId(), arn));
    }

    private boolean mayBe(String physicalId, String arn) {
        if (!arn.split(":", -1)[2].equals(service)) {
            return false;
        }
        Matcher matcher = form.matcher(physicalId);
        if (!matcher.matches()) {
            return true;
        }
        String end = ":" + matcher.replaceFirst(endOfArn);
        return arn.endsWith(end) || arn.contains(end + "/stream/"); // A table's stream stays as long as the table.
    }
}

package io.github.eventsourcemappingcleanup;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.regioninfo.RegionInfo;

/**
 * An event source.
 *
 * @param arn its ARN: a literal or a token
 * @param resource the resource, if this stack makes it (owned); null if it is only named
 */
record SelectedSource(String arn, @Nullable CfnResource resource) {
    private static final Pattern ARN = Pattern.compile(
            "arn:(?<partition>aws[a-z-]*):(?<service>[a-z0-9-]+):(?<region>[a-z0-9-]+):\\d{12}:(?<resource>.+)");
    private static final String WHAT_TO_PASS =
            "Pass the ARN of an SQS queue, Kinesis stream or consumer, DynamoDB table or stream,"
                    + " MSK cluster or VPC connection, Amazon MQ broker or DocumentDB cluster";
    private static final String OTHER_METHODS =
            "To select mappings by their function use functions(), by their UUID uuids()";

    /** Whether this stack makes it, and lets go of it when it is deleted, dropped or replaced. */
    boolean isOwned() {
        return resource != null && !RetainedTargets.isRetained(resource);
    }

    static SelectedSource of(String arn, Stack stack, ConstructPath site) {
        if (!Token.isUnresolved(arn)) {
            checkLiteral(arn, stack, site);
            return new SelectedSource(arn, null);
        }
        Optional<ReferencedResource> referenced = ReferencedResource.of(arn);
        referenced.ifPresent(source -> checkReference(source, stack, site));
        return new SelectedSource(
                arn,
                referenced
                        .filter(source ->
                                source.isMadeBy(stack) && !attributes(source).isEmpty())
                        .map(ReferencedResource::resource)
                        .orElse(null));
    }

    private static void checkLiteral(String arn, Stack stack, ConstructPath site) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw site.refuse("\"" + arn + "\" is not an ARN", WHAT_TO_PASS);
        }
        String service = parts.group("service");
        if (service.equals("lambda")) {
            throw site.refuse("\"" + arn + "\" is not an event source", OTHER_METHODS);
        }
        EventSourceType type = EventSourceType.ofService(service)
                .orElseThrow(
                        () -> site.refuse("\"" + arn + "\": " + service + " is not an event source", WHAT_TO_PASS));
        if (!type.hasArnWith(parts.group("resource"))) {
            throw site.refuse("\"" + arn + "\" is not the ARN of an event source", WHAT_TO_PASS);
        }
        checkPartition(arn, parts, site);
        checkRegion("\"" + arn + "\"", parts.group("region"), stack, site);
    }

    /** Written for another partition it would select nothing, without a word. */
    private static void checkPartition(String arn, Matcher parts, ConstructPath site) {
        String partition = RegionInfo.get(parts.group("region")).getPartition();
        if (partition != null && !partition.equals(parts.group("partition"))) {
            throw site.refuse(
                    "\"" + arn + "\" cannot exist: its Region belongs to the partition " + partition,
                    "Write arn:" + partition + ":…");
        }
    }

    /** Another account is possible: for queues, streams and clusters Lambda reads across accounts. */
    private static void checkRegion(String what, String region, Stack stack, ConstructPath site) {
        String own = stack.getRegion();
        if (!Token.isUnresolved(own) && !Token.isUnresolved(region) && !own.equals(region)) {
            throw site.refuse(
                    what + " is in another Region than the stack (" + own
                            + "), and a mapping reads from its own Region only",
                    "Put an EventSourceMappingCleanup for it into a stack of the Region " + region);
        }
    }

    private static void checkReference(ReferencedResource source, Stack stack, ConstructPath site) {
        String type = source.resource().getCfnResourceType();
        String what = source.attribute() + " of " + source.resource().getNode().getPath();
        if (type.startsWith("AWS::Lambda::")) {
            throw site.refuse(what + " is not an event source", OTHER_METHODS);
        }
        if (attributes(source).contains(source.attribute())) {
            checkRegion(what, Stack.of(source.resource()).getRegion(), stack, site);
        } else if (!attributes(source).isEmpty()) {
            throw site.refuse(what + " is not an ARN", "Pass the ARN of the same resource");
        } else if (isItself(type, source.attribute())) {
            throw site.refuse(what + " is not an event source but an " + type, WHAT_TO_PASS);
        }
    }

    /** Other attributes may hold anything, such as the output of a nested stack or the value of an SSM parameter. */
    private static boolean isItself(String type, String attribute) {
        String name = type.substring(type.lastIndexOf(':') + 1);
        return type.startsWith("AWS::")
                && !type.startsWith("AWS::CloudFormation::")
                && (attribute.equals("Ref") || attribute.equals("Arn") || attribute.equals(name + "Arn"));
    }

    private static Set<String> attributes(ReferencedResource source) {
        return EventSourceType.arnAttributesOf(source.resource().getCfnResourceType());
    }
}

package io.github.eventsourcemappingcleanup;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/**
 * An event source.
 *
 * @param arn its ARN: a literal or a token
 * @param logicalId the logical id of the resource, if this stack makes it (owned); null if it is only named
 */
record SelectedSource(String arn, @Nullable String logicalId) {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:(?<service>[a-z0-9-]+):[a-z0-9-]+:\\d{12}:(?<resource>.+)");
    private static final String WHAT_TO_PASS =
            "Pass the ARN of an SQS queue, Kinesis stream or consumer, DynamoDB table or stream, MSK cluster or VPC connection,"
                    + " Amazon MQ broker or DocumentDB cluster";
    private static final String SELECT_BY_FUNCTION = "To select mappings by their function, use functions()";

    static SelectedSource of(String arn, Stack stack, Site site) {
        if (!Token.isUnresolved(arn)) {
            checkLiteral(arn, site);
            return new SelectedSource(arn, null);
        }
        Optional<ReferencedResource> referenced = ReferencedResource.of(arn);
        referenced.ifPresent(source -> checkReference(source, site));
        return new SelectedSource(
                arn,
                referenced
                        .filter(source ->
                                source.isMadeBy(stack) && !attributes(source).isEmpty())
                        .map(source -> source.resource().getLogicalId())
                        .orElse(null));
    }

    private static void checkLiteral(String arn, Site site) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw site.refuse("\"" + arn + "\" is not an ARN", WHAT_TO_PASS);
        }
        String service = parts.group("service");
        if (service.equals("lambda")) {
            throw site.refuse("\"" + arn + "\" is not an event source", SELECT_BY_FUNCTION);
        }
        EventSourceType type = EventSourceType.ofService(service)
                .orElseThrow(() -> site.refuse("\"" + arn + "\": " + service + " is no event source", WHAT_TO_PASS));
        if (!type.hasArnWith(parts.group("resource"))) {
            throw site.refuse("\"" + arn + "\" is not the ARN of an event source", WHAT_TO_PASS);
        }
    }

    /** Refuses only what is surely wrong: a resource of another type may well hand out the ARN of a queue. */
    private static void checkReference(ReferencedResource source, Site site) {
        String what = source.attribute() + " of " + source.resource().getNode().getPath();
        if (source.resource().getCfnResourceType().startsWith("AWS::Lambda::")) {
            throw site.refuse(what + " is not an event source", SELECT_BY_FUNCTION);
        }
        if (!attributes(source).isEmpty() && !attributes(source).contains(source.attribute())) {
            throw site.refuse(what + " is not an ARN", "Pass the ARN of the same resource");
        }
    }

    private static Set<String> attributes(ReferencedResource source) {
        return EventSourceType.arnAttributesOf(source.resource().getCfnResourceType());
    }
}

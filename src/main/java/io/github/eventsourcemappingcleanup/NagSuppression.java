package io.github.eventsourcemappingcleanup;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/**
 * Says why a policy has wildcards to those who check their stacks with cdk-nag, and names each of them, so that another one
 * is still found. cdk-nag 2 reads it in the resource's metadata, cdk-nag 3 in the construct's.
 */
final class NagSuppression {
    private static final String RULE = "AwsSolutions-IAM5";
    private static final String REASON =
            "The UUIDs of mappings are not known before the teardown, and IAM has no resource"
                    + " for listing them and none for asking which stack declares one.";
    /** Of cdk-nag's API, which this library must not depend on; so is the CDK's key, which the oldest CDK lacks. */
    private static final String RESOURCE_METADATA = "cdk_nag";

    private static final String CONSTRUCT_METADATA = "aws:cdk:acknowledged-rules";

    private NagSuppression() {}

    /** Of a policy for all mappings, and for what IAM knows no resource of. */
    static void of(CfnResource policy) {
        List<String> findings = List.of("Resource::*", "Resource::" + everyMapping(policy));
        policy.addMetadata(
                RESOURCE_METADATA,
                Map.of(
                        "rules_to_suppress",
                        List.of(new TreeMap<>(Map.of("id", RULE, "applies_to", findings, "reason", REASON)))));
        Map<String, String> acknowledged = new TreeMap<>();
        findings.forEach(finding -> acknowledged.put("Annotation::" + RULE + "[" + finding + "]", REASON));
        policy.getNode().addMetadata(CONSTRUCT_METADATA, acknowledged);
    }

    /** As cdk-nag writes it. */
    private static String everyMapping(CfnResource policy) {
        Stack stack = Stack.of(policy);
        return "arn:" + written(stack.getPartition(), "Partition") + ":lambda:" + written(stack.getRegion(), "Region")
                + ":" + written(stack.getAccount(), "AccountId") + ":event-source-mapping:*";
    }

    private static String written(String value, String pseudoParameter) {
        return Token.isUnresolved(value) ? "<AWS::" + pseudoParameter + ">" : value;
    }
}

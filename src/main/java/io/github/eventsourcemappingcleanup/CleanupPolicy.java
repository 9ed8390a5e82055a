package io.github.eventsourcemappingcleanup;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyProps;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * What one cleanup may delete. CloudFormation updates policies before it sends the Delete of a replaced resource:
 * changed in place, this one would lose what that Delete needs. So another selection is another policy, and the old
 * one stays until the old custom resource is gone.
 */
final class CleanupPolicy extends Policy {
    private static final int DIGITS = 8;
    /** CloudFormation's limit (User Guide, quotas). The CDK's own hash of the path is the end of what it makes. */
    private static final int LONGEST_LOGICAL_ID = 255;

    private final CfnPolicy resource;
    private final String logicalId;
    private boolean hasCondition;

    /** Below the provider: what users say of a cleanup (removal policy, dependencies) is not meant for its policy. */
    CleanupPolicy(Provider provider, String pathInStack, Selection selection) {
        super(
                provider,
                "Policy-" + pathInStack,
                PolicyProps.builder()
                        .statements(statements(provider, selection))
                        .build());
        // Not by PolicyProps.roles: the report on a precreated role would lack the statements, and the policy be made.
        provider.role().attachInlinePolicy(this);
        resource = (CfnPolicy) requireNonNull(getNode().getDefaultChild());
        logicalId = shortened(getStack().getLogicalId(resource));
        if (selection.needsList()) {
            NagSuppression.of(resource);
        }
    }

    /** Its logical id ends in a hash of the selection, taken late: until then logical ids and properties may change. */
    void complete(Selection selection, @Nullable CfnCondition condition) {
        String hash = Sha256.of(getStack().resolve(selection.identity()).toString());
        resource.overrideLogicalId(logicalId + hash.substring(0, DIGITS));
        if (hasCondition || condition != null) {
            resource.getCfnOptions().setCondition(condition);
        }
        hasCondition = condition != null;
    }

    CfnPolicy resource() {
        return resource;
    }

    private static String shortened(String logicalId) {
        int tooMany = Math.max(0, logicalId.length() + DIGITS - LONGEST_LOGICAL_ID);
        int pathHash = logicalId.length() - DIGITS;
        return logicalId.substring(0, pathHash - tooMany) + logicalId.substring(pathHash);
    }

    private static List<PolicyStatement> statements(Provider provider, Selection selection) {
        List<PolicyStatement> statements = new ArrayList<>();
        if (selection.needsList()) {
            // IAM knows no resource and no condition.
            statements.add(Provider.allow(List.of("*"), "lambda:ListEventSourceMappings"));
        }
        if (!selection.sources().isEmpty()) {
            // IAM has no condition for a mapping's source (Service Authorization Reference, AWS Lambda), so this is any
            // mapping, also those of selected functions and UUIDs.
            statements.add(delete(List.of(provider.mappingArn("*"))));
            return statements;
        }
        if (!selection.functions().isEmpty()) {
            List<String> functionArns = selection.functions().stream()
                    .flatMap(function -> function.mappedArns().stream())
                    .toList();
            PolicyStatement ofFunctions = delete(List.of(provider.mappingArn("*")));
            ofFunctions.addCondition("ArnLike", Map.of("lambda:FunctionArn", functionArns));
            statements.add(ofFunctions);
        }
        if (!selection.uuids().isEmpty()) {
            statements.add(
                    delete(selection.uuids().stream().map(provider::mappingArn).toList()));
        }
        return statements;
    }

    private static PolicyStatement delete(List<String> mappingArns) {
        return Provider.allow(mappingArns, "lambda:DeleteEventSourceMapping");
    }
}

package io.github.eventsourcemappingcleanup;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.constructs.IConstruct;
import software.constructs.IValidation;

/**
 * Finds more cleanups in a stack than the provider's role can hold: all inline policies of a role together may have 10,240
 * characters, white space not counted, and that can't be raised (IAM User Guide, IAM and AWS STS quotas). What is refused
 * here would be refused by IAM too, in the middle of a deployment; what only just passes may still be refused there, since
 * references count with the shortest values that they can have.
 */
final class PolicyQuota implements IValidation {
    private static final int CHARACTERS = 10_240;
    /** No Region's name is shorter. */
    private static final String REGION = "us-east-1";

    private static final String ACCOUNT = "1".repeat(12);

    private final Provider provider;
    private final Stack stack;

    PolicyQuota(Provider provider) {
        this.provider = provider;
        this.stack = Stack.of(provider);
    }

    @Override
    public List<String> validate() {
        long characters = characters();
        return characters <= CHARACTERS
                ? List.of()
                : List.of(message(characters, provider.cleanupPolicies().size()));
    }

    /** As far as they are known; none where others make the role, and its policies. */
    long characters() {
        return provider.roleResource().map(this::characters).orElse(0L);
    }

    private long characters(CfnRole role) {
        ShortestJson json = new ShortestJson(shortestValues());
        return documents(role)
                .map(json::of)
                .flatMapToInt(String::chars)
                .filter(character -> !Character.isWhitespace(character))
                .count();
    }

    private Stream<Object> documents(CfnRole role) {
        List<Object> documents = RolePolicies.of(List.of(AttachedRole.of(role))).attached().stream()
                .flatMap(PolicyQuota::inlineDocument)
                .toList();
        return ((List<?>) stack.resolve(List.of(role.getPolicies(), documents)))
                .stream().flatMap(policies -> ((List<?>) policies).stream()).map(PolicyQuota::document);
    }

    private static Stream<Object> inlineDocument(IConstruct policy) {
        if (policy instanceof CfnPolicy inline) {
            return Stream.of(inline.getPolicyDocument());
        } else if (policy instanceof CfnRolePolicy inline) {
            return Stream.ofNullable(inline.getPolicyDocument());
        }
        return Stream.empty();
    }

    /** The role's own policies come with their names. */
    private static Object document(Object policy) {
        return policy instanceof Map<?, ?> map && map.get("policyDocument") instanceof Map<?, ?> document
                ? document
                : policy;
    }

    private Map<String, String> shortestValues() {
        Map<String, String> values =
                new HashMap<>(Map.of("AWS::Partition", "aws", "AWS::Region", REGION, "AWS::AccountId", ACCOUNT));
        provider.cleanupPolicies().stream()
                .flatMap(cleanup -> cleanup.selection().functions().stream())
                .forEach(function -> values.put(logicalId(function), shortestArn(function)));
        return values;
    }

    private String shortestArn(SelectedFunction function) {
        String arn = "arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + shortestName(function);
        return function.resource().equals(function.function()) ? arn : arn + ":1";
    }

    /**
     * CloudFormation makes stack-logicalid-012345678901 of it if it isn't named, and shortens the first two parts if that is
     * more than 64 characters: some 48 of them were seen to remain.
     */
    private String shortestName(SelectedFunction function) {
        // Not named may also be said with a token that resolves to nothing.
        List<?> names = (List<?>) stack.resolve(
                Stream.ofNullable(function.function().getFunctionName()).toList());
        if (!names.isEmpty()) {
            return names.get(0) instanceof String name ? name : "n";
        }
        String stackName = Token.isUnresolved(stack.getStackName()) ? "n" : stack.getStackName();
        String parts = stackName + "-" + stack.resolve(function.function().getLogicalId());
        return parts.substring(0, Math.min(parts.length(), 40)) + "-" + "0".repeat(12);
    }

    private String logicalId(SelectedFunction function) {
        return (String) stack.resolve(function.resource().getLogicalId());
    }

    private static String message(long characters, int cleanups) {
        return String.format(
                Locale.ROOT,
                "Cleanups in this stack: %d. The role of their provider would need inline policies of at least %,d"
                        + " characters, and IAM allows %,d. Select several functions with one cleanup, functions(one, another), which"
                        + " takes about half as many, or put some of the functions and their cleanups into another stack,"
                        + " nested or not, which has a provider of its own.",
                cleanups,
                characters,
                CHARACTERS);
    }
}

package io.github.eventsourcemappingcleanup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.interfaces.ResourceEnvironment;
import software.amazon.awscdk.services.lambda.CfnAlias;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnVersion;
import software.amazon.awscdk.services.lambda.IAlias;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.IVersion;

/**
 * A function, alias or version that its own stack makes.
 *
 * @param arn its ARN, with the qualifier of an alias or version
 * @param isQualified whether it is an alias or version
 * @param resource what was selected: the function, the alias or the version; the function if the alias or version is imported
 * @param function the function itself, or the one that alias or version belongs to
 */
record SelectedFunction(String arn, boolean isQualified, CfnResource resource, CfnFunction function) {
    private static final String SAM_FUNCTION = "AWS::Serverless::Function";

    static SelectedFunction of(IFunction selected, Stack stack, ConstructPath site) {
        String arn = selected.getFunctionArn();
        String name = "The function " + selected.getNode().getPath();
        if (arn.endsWith(":$LATEST")) {
            throw site.refuse(name + " is the $LATEST version", "Select the function itself, which covers $LATEST");
        }
        ResourceEnvironment env = selected.getEnv();
        String imported = name + " is imported" + elsewhere(env.getAccount(), env.getRegion(), stack)
                + ": this stack does not create it, so it may outlive the stack";
        CfnResource made = madeAs(selected).orElseThrow(() -> notOfThisStack(imported, site));
        if (made.getCfnResourceType().equals(SAM_FUNCTION)) {
            throw site.refuse(
                    name + " is an " + SAM_FUNCTION + ": AWS SAM creates its role and policies at the deployment,"
                            + " so nothing can keep them until its mappings are deleted",
                    "Declare it with aws-cdk-lib's Function or CfnFunction of AWS Lambda, or select its mappings with"
                            + " eventSources() or uuids()");
        }
        CfnFunction function = functionOf(made).orElseThrow(() -> notOfThisStack(imported, site));
        for (CfnResource needed : List.of(made, function)) {
            Stack maker = Stack.of(needed);
            if (!maker.equals(stack)) {
                String other = maker.getNode().getPath();
                throw site.refuse(
                        name + " is created by the stack " + other
                                + elsewhere(maker.getAccount(), maker.getRegion(), stack) + ", not by this one ("
                                + stack.getNode().getPath() + "), so it may outlive this one",
                        "Put an EventSourceMappingCleanup for it into the stack " + other);
            }
        }
        boolean isQualified = !made.equals(function) || isImportedWithQualifier(selected, stack);
        return new SelectedFunction(isQualified ? arn : function.getAttrArn(), isQualified, made, function);
    }

    /** Also of what is imported by an ARN that has the name or the ARN of one resource in it. */
    private static Optional<CfnResource> madeAs(IFunction selected) {
        List<CfnResource> made = ReferencedResource.allIn(selected.getFunctionArn()).stream()
                .map(ReferencedResource::resource)
                .toList();
        return made.size() == 1 ? Optional.of(made.get(0)) : Optional.empty();
    }

    private static boolean isImportedWithQualifier(IFunction selected, Stack stack) {
        return selected instanceof IAlias
                || selected instanceof IVersion
                || !TemplateText.of(stack.resolve(selected.getFunctionArn()))
                        .text()
                        .endsWith("}");
    }

    private static IllegalArgumentException notOfThisStack(String why, ConstructPath site) {
        return site.refuse(why, "Put an EventSourceMappingCleanup into the stack that creates the function");
    }

    /** The account and the Region, as far as they are known to be others than the stack's. */
    private static String elsewhere(String account, String region, Stack stack) {
        StringJoiner differences = new StringJoiner(", ", " (", ")").setEmptyValue("");
        if (areDifferent(account, stack.getAccount())) {
            differences.add("of another account: " + account);
        }
        if (areDifferent(region, stack.getRegion())) {
            differences.add("of another Region: " + region);
        }
        return differences.toString();
    }

    private static boolean areDifferent(String one, String other) {
        return !Token.isUnresolved(one) && !Token.isUnresolved(other) && !one.equals(other);
    }

    private static Optional<CfnFunction> functionOf(CfnResource resource) {
        if (resource instanceof CfnFunction function) {
            return Optional.of(function);
        } else if (resource instanceof CfnAlias alias) {
            return referenced(alias.getFunctionName());
        } else if (resource instanceof CfnVersion version) {
            return referenced(version.getFunctionName());
        }
        return Optional.empty();
    }

    private static Optional<CfnFunction> referenced(String functionName) {
        return ReferencedResource.of(functionName)
                .map(ReferencedResource::resource)
                .filter(CfnFunction.class::isInstance)
                .map(CfnFunction.class::cast);
    }

    /** The function ARNs that its mappings carry: an unqualified function stands for all its qualifiers too. */
    List<String> mappedArns() {
        return isQualified ? List.of(arn) : List.of(arn, arn + ":*");
    }

    /**
     * What gives the function another ARN when it changes, though the template refers to it as before: the properties whose
     * update requires replacement (AWS CloudFormation Template Reference, AWS::Lambda::Function, Alias and Version).
     */
    List<Object> identity() {
        List<Object> identity = new ArrayList<>();
        identity.add(String.valueOf(function.getFunctionName()));
        identity.add(String.valueOf(function.getPackageType()));
        Stream.of(function.getTenancyConfig()).filter(Objects::nonNull).forEach(identity::add);
        if (resource instanceof CfnAlias alias) {
            identity.addAll(List.of(alias.getName(), alias.getFunctionName()));
        } else if (resource instanceof CfnVersion version) {
            Stream.of(
                            version.getFunctionName(),
                            version.getDescription(),
                            version.getCodeSha256(),
                            version.getProvisionedConcurrencyConfig(),
                            version.getRuntimePolicy())
                    .filter(Objects::nonNull)
                    .forEach(identity::add);
        }
        return identity;
    }

    /** Whether the stack lets go of it when it is deleted, dropped or replaced. */
    boolean isLetGo() {
        return !RetainedTargets.isRetained(resource) && !RetainedTargets.isRetained(function);
    }
}

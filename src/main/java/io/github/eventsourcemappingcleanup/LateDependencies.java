package io.github.eventsourcemappingcleanup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnNatGateway;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.CfnSubnetRouteTableAssociation;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.ec2.CfnVPCGatewayAttachment;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.amazon.awscdk.services.kinesis.CfnStream;
import software.amazon.awscdk.services.kinesis.CfnStreamConsumer;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.IConstruct;

/**
 * What has to outlive a cleanup though nothing that the cleanup refers to needs it, so that CloudFormation would delete it
 * first: the policies of a role, which a mapping in Deleting and the provider still use; the log group of a function, which
 * the function would make anew; the consumers of a stream; the provider's way out of a VPC. Any of them may be made after
 * the cleanup, so this looks when the CDK collects dependencies.
 */
final class LateDependencies {
    private final Stack stack;
    private final CfnFunction provider;
    private final Map<Stack, List<Attached>> found = new HashMap<>();

    LateDependencies(Stack stack, CfnFunction provider) {
        this.stack = stack;
        this.provider = provider;
    }

    List<CfnResource> of(Selection selection) {
        List<CfnFunction> functions = selection.functions().stream()
                .map(SelectedFunction::function)
                .distinct()
                .toList();
        return Stream.of(
                        Stream.concat(Stream.of(provider), functions.stream()).flatMap(this::policies),
                        functions.stream().flatMap(this::logGroups),
                        selection.ownedSources().stream().flatMap(this::consumers),
                        waysOut())
                .flatMap(attached -> attached)
                .map(Attached::resource)
                .distinct()
                .toList();
    }

    private Stream<Attached> policies(CfnFunction function) {
        String roleArn = function.getRole();
        Optional<CfnResource> role = ReferencedResource.of(roleArn).map(ReferencedResource::resource);
        if (role.isPresent() && !Stack.of(role.get()).equals(stack)) {
            return policiesOfAnotherStacksRole(role.get());
        }
        TemplateText arn = TemplateText.of(stack.resolve(roleArn));
        TemplateText name = arn.afterLast('/');
        return Stream.concat(
                policies(stack).filter(policy -> policy.says(name) || policy.mentions(arn)),
                in(stack, CfnRole.class)
                        .filter(own -> arn.refersTo(own.logicalId) || own.says(name))
                        .flatMap(this::policiesOf));
    }

    /**
     * Such as the parent of a nested stack. In this stack it is known by the target of the reference: as text, this is
     * another before the CDK has resolved it than after.
     */
    private Stream<Attached> policiesOfAnotherStacksRole(CfnResource role) {
        Stream<Attached> here = policies(stack)
                .filter(policy -> policy.values.stream()
                        .flatMap(value -> ReferencedResource.of(value).stream())
                        .anyMatch(reference -> reference.resource().equals(role)));
        Stream<Attached> there = in(Stack.of(role), CfnRole.class)
                .filter(own -> own.resource.equals(role))
                .flatMap(this::policiesOf);
        return Stream.concat(here, there);
    }

    private Stream<Attached> policiesOf(Attached role) {
        return policies(Stack.of(role.resource))
                .filter(policy ->
                        policy.refersTo(role.logicalId) || role.texts.stream().anyMatch(policy::says));
    }

    /** A cleanup's own says which functions it is about, and other cleanups have no business with those. */
    private Stream<Attached> policies(Stack of) {
        return in(of, CfnPolicy.class, CfnManagedPolicy.class, CfnRolePolicy.class)
                .filter(policy -> !(policy.resource.getNode().getScope() instanceof CleanupPolicy));
    }

    private Stream<Attached> logGroups(CfnFunction function) {
        return named(function, function.getFunctionName(), "/aws/lambda/", CfnLogGroup.class);
    }

    private Stream<Attached> consumers(CfnResource source) {
        return source instanceof CfnStream stream
                ? named(stream, stream.getName(), ":stream/", CfnStreamConsumer.class)
                : Stream.of();
    }

    /** What refers to an owner, or says the owner's name behind a prefix. */
    private Stream<Attached> named(CfnResource owner, @Nullable String name, String prefix, Class<?> type) {
        if (in(stack, type).findAny().isEmpty()) {
            return Stream.of();
        }
        String logicalId = (String) stack.resolve(owner.getLogicalId());
        // Not named may also be said with a token that resolves to nothing.
        List<?> names = (List<?>) stack.resolve(Stream.ofNullable(name).toList());
        List<String> ends = names.stream()
                .map(each -> prefix + TemplateText.of(each).text())
                .toList();
        return in(stack, type)
                .filter(attached -> attached.refersTo(logicalId)
                        || attached.texts.stream()
                                .anyMatch(text -> ends.stream().anyMatch(text.text()::endsWith)));
    }

    /** All ways of the stack, whatever VPC they are of; of rules only those of the provider's own security groups. */
    private Stream<Attached> waysOut() {
        Object vpc = provider.getVpcConfig();
        if (vpc == null) {
            return Stream.of();
        }
        TemplateText groups = TemplateText.of(stack.resolve(vpc));
        Stream<Attached> ways = in(
                stack,
                CfnRoute.class,
                CfnSubnetRouteTableAssociation.class,
                CfnNatGateway.class,
                CfnVPCEndpoint.class,
                CfnVPCGatewayAttachment.class);
        Stream<Attached> rules = in(stack, CfnSecurityGroupEgress.class, CfnSecurityGroupIngress.class)
                .filter(rule -> rule.texts.stream().anyMatch(groups::contains));
        return Stream.concat(ways, rules);
    }

    private Stream<Attached> in(Stack of, Class<?>... types) {
        return found.computeIfAbsent(of, LateDependencies::find).stream()
                .filter(attached -> Stream.of(types).anyMatch(type -> type.isInstance(attached.resource)));
    }

    private static List<Attached> find(Stack stack) {
        Map<CfnResource, List<String>> values = new LinkedHashMap<>();
        for (IConstruct construct : stack.getNode().findAll()) {
            List<String> said = values(construct);
            // A nested stack's are below it too, and may have the same logical ids.
            if (said != null && Stack.of(construct).equals(stack)) {
                values.put((CfnResource) construct, said);
            }
        }
        // In one go, since each call into the CDK takes time.
        List<List<Object>> unresolved = new ArrayList<>();
        values.forEach((resource, said) -> unresolved.add(List.of(resource.getLogicalId(), said)));
        List<?> resolved = (List<?>) stack.resolve(unresolved);
        List<Attached> all = new ArrayList<>();
        values.forEach((resource, said) -> all.add(Attached.of(resource, said, (List<?>) resolved.get(all.size()))));
        return all;
    }

    /** What a construct says of the one that it is attached to, or a role of itself; null if it is nothing of the kind. */
    private static @Nullable List<String> values(IConstruct construct) {
        if (construct instanceof CfnPolicy policy) {
            return orNone(policy.getRoles());
        } else if (construct instanceof CfnManagedPolicy policy) {
            return orNone(policy.getRoles());
        } else if (construct instanceof CfnRolePolicy policy) {
            return List.of(policy.getRoleName());
        } else if (construct instanceof CfnRole role) {
            return Stream.ofNullable(role.getRoleName()).toList();
        } else if (construct instanceof CfnLogGroup logGroup) {
            return Stream.ofNullable(logGroup.getLogGroupName()).toList();
        } else if (construct instanceof CfnStreamConsumer consumer) {
            return List.of(consumer.getStreamArn());
        } else if (construct instanceof CfnSecurityGroupEgress rule) {
            return List.of(rule.getGroupId());
        } else if (construct instanceof CfnSecurityGroupIngress rule) {
            return Stream.ofNullable(rule.getGroupId()).toList();
        }
        boolean isWay = construct instanceof CfnRoute
                || construct instanceof CfnSubnetRouteTableAssociation
                || construct instanceof CfnNatGateway
                || construct instanceof CfnVPCEndpoint
                || construct instanceof CfnVPCGatewayAttachment;
        return isWay ? List.of() : null;
    }

    private static List<String> orNone(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }

    /**
     * A resource that is attached to another one, or a role.
     *
     * @param values names or ARNs, literals or tokens
     * @param texts the same in the template
     */
    private record Attached(CfnResource resource, String logicalId, List<String> values, List<TemplateText> texts) {

        /** @param resolved the logical id, and the values; without these if they resolve to nothing */
        static Attached of(CfnResource resource, List<String> values, List<?> resolved) {
            List<TemplateText> texts = resolved.size() > 1 && resolved.get(1) instanceof List<?> several
                    ? several.stream().map(TemplateText::of).toList()
                    : List.of();
            return new Attached(resource, (String) resolved.get(0), values, texts);
        }

        boolean refersTo(String otherId) {
            return texts.stream().anyMatch(text -> text.refersTo(otherId));
        }

        boolean says(TemplateText name) {
            return texts.contains(name);
        }

        boolean mentions(TemplateText other) {
            return texts.stream().anyMatch(text -> text.contains(other));
        }
    }
}

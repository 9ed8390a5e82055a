package io.github.eventsourcemappingcleanup;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
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
 *
 * <p>It makes few calls into the CDK, and each list once for all cleanups of a stack: calls within one callback nest there.
 */
final class LateDependencies {
    private final Stack stack;
    private final CfnFunction provider;
    /** A cleanup's own says which functions it is about, and other cleanups have no business with those. */
    private final Collection<CfnResource> cleanupPolicies;

    private final Map<Stack, List<IConstruct>> constructs = new HashMap<>();
    private final Map<List<Object>, List<Attached>> attached = new HashMap<>();
    private final Map<CfnFunction, List<Attached>> policies = new HashMap<>();
    private final List<Attached> waysOut;

    LateDependencies(Stack stack, CfnFunction provider, Collection<CfnResource> cleanupPolicies) {
        this.stack = stack;
        this.provider = provider;
        this.cleanupPolicies = cleanupPolicies;
        this.waysOut = waysOut();
    }

    List<IConstruct> of(Selection selection) {
        List<CfnFunction> functions = selection.functions().stream()
                .map(SelectedFunction::function)
                .distinct()
                .toList();
        Stream<Attached> ofRoles = Stream.concat(Stream.of(provider), functions.stream())
                .flatMap(function -> policies.computeIfAbsent(function, this::policies).stream());
        return Stream.of(
                        ofRoles,
                        functions.stream().flatMap(this::logGroups),
                        selection.ownedSources().stream().flatMap(this::consumers),
                        waysOut.stream())
                .flatMap(all -> all)
                .<IConstruct>map(Attached::resource)
                .distinct()
                .toList();
    }

    private List<Attached> policies(CfnFunction function) {
        String arn = function.getRole();
        return ReferencedResource.of(arn)
                .map(role -> policiesOf(role.resource()))
                .orElseGet(() -> policiesOfRoleNamedIn(arn))
                .toList();
    }

    private Stream<Attached> policiesOf(CfnResource role) {
        List<IConstruct> own = constructsBelow(stack);
        Stack home = !hasOthers(own, stack) && own.contains(role) ? stack : Stack.of(role);
        String name = role instanceof CfnRole known ? known.getRoleName() : null;
        Owner owner = Owner.of(role, name, home);
        Stream<Attached> there = policiesIn(home).filter(policy -> policy.isOf(owner, "/"));
        return home.equals(stack) ? there : Stream.concat(there, policiesOfAnotherStacks(role));
    }

    /** A role of another stack, such as the parent of a nested one, as this stack refers to it. */
    private Stream<Attached> policiesOfAnotherStacks(CfnResource role) {
        TemplateText name = TemplateText.of(stack.resolve(role.getRef()));
        return policiesIn(stack).filter(policy -> policy.texts.contains(name));
    }

    /** An imported role, or one whose ARN the function puts together. */
    private Stream<Attached> policiesOfRoleNamedIn(String roleArn) {
        TemplateText arn = TemplateText.of(stack.resolve(roleArn));
        TemplateText name = arn.afterLast('/');
        Stream<Attached> named = policiesIn(stack)
                .filter(policy -> policy.texts.stream().anyMatch(text -> text.equals(name) || text.contains(arn)));
        Stream<Attached> ofRoles = in(stack, CfnRole.class, role -> names(role.getRoleName()))
                .filter(role ->
                        role.texts.contains(name) || arn.refersTo((String) stack.resolve(role.resource.getLogicalId())))
                .flatMap(role -> policiesOf(role.resource));
        return Stream.concat(named, ofRoles);
    }

    private Stream<Attached> policiesIn(Stack of) {
        return Stream.of(
                        in(of, CfnPolicy.class, policy -> names(policy.getRoles())),
                        in(of, CfnManagedPolicy.class, policy -> names(policy.getRoles())),
                        in(of, CfnRolePolicy.class, policy -> names(policy.getRoleName())))
                .flatMap(all -> all)
                .filter(policy -> !cleanupPolicies.contains(policy.resource));
    }

    private Stream<Attached> logGroups(CfnFunction function) {
        List<Attached> named = in(stack, CfnLogGroup.class, logGroup -> names(logGroup.getLogGroupName()))
                .filter(logGroup -> !logGroup.texts.isEmpty())
                .toList();
        if (named.isEmpty()) {
            return Stream.of();
        }
        Owner owner = Owner.of(function, function.getFunctionName(), stack);
        return named.stream().filter(logGroup -> logGroup.isOf(owner, "/aws/lambda/"));
    }

    private Stream<Attached> consumers(CfnResource source) {
        if (!(source instanceof CfnStream stream)) {
            return Stream.of();
        }
        Owner owner = Owner.of(stream, stream.getName(), stack);
        return in(stack, CfnStreamConsumer.class, consumer -> names(consumer.getStreamArn()))
                .filter(consumer -> consumer.isOf(owner, ":stream/"));
    }

    /** All ways of the stack, whatever VPC they are of; of rules only those of the provider's own security groups. */
    private List<Attached> waysOut() {
        Object vpc = provider.getVpcConfig();
        if (vpc == null) {
            return List.of();
        }
        TemplateText groups = TemplateText.of(stack.resolve(vpc));
        return Stream.of(
                        in(stack, CfnRoute.class, way -> List.of()),
                        in(stack, CfnSubnetRouteTableAssociation.class, way -> List.of()),
                        in(stack, CfnNatGateway.class, way -> List.of()),
                        in(stack, CfnVPCEndpoint.class, way -> List.of()),
                        in(stack, CfnVPCGatewayAttachment.class, way -> List.of()),
                        in(stack, CfnSecurityGroupEgress.class, rule -> names(rule.getGroupId())),
                        in(stack, CfnSecurityGroupIngress.class, rule -> names(rule.getGroupId())))
                .flatMap(all -> all)
                .filter(way -> way.texts.stream().allMatch(groups::contains))
                .toList();
    }

    private <R extends CfnResource> Stream<Attached> in(Stack of, Class<R> type, Function<R, List<String>> values) {
        return attached.computeIfAbsent(List.of(of, type), unknown -> find(of, type, values)).stream();
    }

    private <R extends CfnResource> List<Attached> find(Stack of, Class<R> type, Function<R, List<String>> values) {
        List<IConstruct> all = constructsBelow(of);
        // A nested stack's are below it too, and may have the same logical ids.
        boolean hasOthers = hasOthers(all, of);
        List<R> found = all.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(resource -> !hasOthers || Stack.of(resource).equals(of))
                .toList();
        // By number: what resolves to nothing would drop out of a list.
        Map<String, List<String>> said = new LinkedHashMap<>();
        found.forEach(resource -> said.put(String.valueOf(said.size()), values.apply(resource)));
        Map<?, ?> resolved = (Map<?, ?>) of.resolve(said);
        return IntStream.range(0, found.size())
                .mapToObj(number -> new Attached(
                        found.get(number),
                        resolved.get(String.valueOf(number)) instanceof List<?> texts
                                ? TemplateText.allOf(texts)
                                : List.of()))
                .toList();
    }

    private List<IConstruct> constructsBelow(Stack of) {
        return constructs.computeIfAbsent(of, stack -> stack.getNode().findAll());
    }

    private static boolean hasOthers(List<IConstruct> all, Stack own) {
        return all.stream().anyMatch(each -> each instanceof Stack && !each.equals(own));
    }

    private static List<String> names(@Nullable String name) {
        return name == null ? List.of() : List.of(name);
    }

    private static List<String> names(@Nullable List<String> names) {
        return names == null ? List.of() : names;
    }

    /**
     * What others are attached to.
     *
     * @param names its name; empty if it has none, which may also be said with a token that resolves to nothing
     */
    private record Owner(String logicalId, List<TemplateText> names) {

        static Owner of(CfnResource resource, @Nullable String name, Stack stack) {
            List<?> resolved = (List<?>) stack.resolve(List.of(resource.getLogicalId(), LateDependencies.names(name)));
            return new Owner((String) resolved.get(0), TemplateText.allOf((List<?>) resolved.get(1)));
        }
    }

    /**
     * A resource that is attached to another one.
     *
     * @param texts what it says of that one: names or ARNs
     */
    private record Attached(CfnResource resource, List<TemplateText> texts) {

        /** Whether it refers to the owner, or says the owner's whole name behind a prefix. */
        boolean isOf(Owner owner, String prefix) {
            return texts.stream()
                    .anyMatch(text -> text.refersTo(owner.logicalId)
                            || owner.names.stream()
                                    .anyMatch(name -> ("/" + text.text()).endsWith(prefix + name.text())));
        }
    }
}

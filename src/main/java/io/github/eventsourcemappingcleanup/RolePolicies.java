package io.github.eventsourcemappingcleanup;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.constructs.Dependable;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * Every policy that is attached to some roles, whoever attached it and however late: the CDK asks at the synthesis. A
 * mapping that is leaving still needs its function's rights, and the provider function its own. As a dependency it leaves
 * out the policies of cleanups: they refer to other functions, which this cleanup has no business with.
 */
final class RolePolicies implements IDependable {
    private final List<AttachedRole> roles;

    private RolePolicies(List<AttachedRole> roles) {
        this.roles = roles;
    }

    static RolePolicies of(List<AttachedRole> roles) {
        RolePolicies policies = new RolePolicies(List.copyOf(roles));
        Dependable.implement(policies, new Dependable() {
            @Override
            public List<IConstruct> getDependencyRoots() {
                return policies.attached().stream()
                        .filter(policy -> !(policy.getNode().getScope() instanceof CleanupPolicy))
                        .toList();
            }
        });
        return policies;
    }

    /** All of them, those of cleanups included. */
    List<IConstruct> attached() {
        return roles.stream()
                .map(AttachedRole::stack)
                .distinct()
                .flatMap(this::attachedIn)
                .toList();
    }

    private Stream<IConstruct> attachedIn(Stack stack) {
        Map<IConstruct, List<String>> roleNames = new LinkedHashMap<>();
        for (IConstruct construct : stack.getNode().findAll()) {
            List<String> names = roleNames(construct);
            if (names != null) {
                roleNames.put(construct, names);
            }
        }
        Collection<?> wanted = namesOfRolesIn(stack);
        return ResolvedNames.of(roleNames, stack).entrySet().stream()
                .filter(policy -> policy.getValue() instanceof Collection<?> names
                        && names.stream().anyMatch(wanted::contains))
                .map(Map.Entry::getKey)
                // A nested stack may use the same logical ids.
                .filter(policy -> Stack.of(policy).equals(stack));
    }

    private Collection<?> namesOfRolesIn(Stack stack) {
        return (Collection<?>) stack.resolve(roles.stream()
                .filter(role -> role.stack().equals(stack))
                .flatMap(role -> role.names().stream())
                .toList());
    }

    /** The names of the roles that a policy is attached to; null for what is no policy, or attached to no role. */
    private static @Nullable List<String> roleNames(IConstruct construct) {
        if (construct instanceof CfnPolicy policy) {
            return policy.getRoles();
        } else if (construct instanceof CfnManagedPolicy policy) {
            return policy.getRoles();
        } else if (construct instanceof CfnRolePolicy policy) {
            return List.of(policy.getRoleName());
        }
        return null;
    }
}

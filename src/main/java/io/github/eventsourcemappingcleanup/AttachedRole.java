package io.github.eventsourcemappingcleanup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRole;
import software.constructs.Construct;

/**
 * A role, as policies name it.
 *
 * @param stack the stack whose policies may be attached to it
 * @param names how they may name it: literals or tokens
 */
record AttachedRole(Stack stack, List<String> names) {

    static AttachedRole of(Provider provider) {
        return provider.roleResource()
                .map(AttachedRole::of)
                .orElseGet(() -> new AttachedRole(
                        Stack.of(provider), List.of(provider.role().getRoleName())));
    }

    static AttachedRole of(CfnRole role) {
        List<String> names = Stream.concat(Stream.of(role.getRef()), Stream.ofNullable(role.getRoleName()))
                .toList();
        return new AttachedRole(Stack.of(role), names);
    }

    /** Nothing if the CDK doesn't know the role: then it can't attach a policy to it either. */
    static Optional<AttachedRole> of(SelectedFunction selected) {
        return ReferencedResource.of(selected.function().getRole())
                .map(ReferencedResource::resource)
                .filter(CfnRole.class::isInstance)
                .map(role -> of((CfnRole) role))
                .or(() -> imported(selected));
    }

    private static Optional<AttachedRole> imported(SelectedFunction selected) {
        Construct function = selected.function();
        return Optional.ofNullable(selected.role())
                .map(role -> new AttachedRole(Stack.of(function), List.of(role.getRoleName())));
    }
}

package io.github.eventsourcemappingcleanup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Reference;
import software.amazon.awscdk.ReverseOptions;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.Tokenization;

/**
 * The resource that a token stands for, if the whole value is one reference to it.
 *
 * @param resource the resource
 * @param attribute the attribute that is referred to; "Ref" for its Ref
 */
record ReferencedResource(CfnResource resource, String attribute) {

    static Optional<ReferencedResource> of(@Nullable String value) {
        if (value == null || !Token.isUnresolved(value)) {
            return Optional.empty();
        }
        ReverseOptions nullIfMoreThanOneToken =
                ReverseOptions.builder().failConcat(false).build();
        if (Tokenization.reverse(value, nullIfMoreThanOneToken) instanceof Reference reference
                && reference.getTarget() instanceof CfnResource resource) {
            return Optional.of(new ReferencedResource(resource, reference.getDisplayName()));
        }
        return Optional.empty();
    }

    boolean isMadeBy(Stack stack) {
        return Stack.of(resource).equals(stack);
    }
}

package io.github.eventsourcemappingcleanup;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Reference;
import software.amazon.awscdk.ReverseOptions;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Tokenization;

/**
 * The resource that a token stands for, if the whole value is one reference to it.
 *
 * @param resource the resource
 */
record ReferencedResource(CfnResource resource, Reference reference) {

    static Optional<ReferencedResource> of(@Nullable String value) {
        if (value == null) {
            return Optional.empty();
        }
        ReverseOptions nullIfMoreThanOneToken =
                ReverseOptions.builder().failConcat(false).build();
        if (Tokenization.reverse(value, nullIfMoreThanOneToken) instanceof Reference reference
                && reference.getTarget() instanceof CfnResource resource) {
            return Optional.of(new ReferencedResource(resource, reference));
        }
        return Optional.empty();
    }

    /** The attribute that is referred to; "Ref" for its Ref. */
    String attribute() {
        return reference.getDisplayName();
    }

    boolean isMadeBy(Stack stack) {
        return Stack.of(resource).equals(stack);
    }
}

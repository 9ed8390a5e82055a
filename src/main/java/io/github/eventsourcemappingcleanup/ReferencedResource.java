package io.github.eventsourcemappingcleanup;

import java.util.List;
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
        return Optional.ofNullable(Tokenization.reverse(value, nullIfMoreThanOneToken))
                .flatMap(ReferencedResource::of);
    }

    /** Of a text with tokens in it. */
    static List<ReferencedResource> allIn(String text) {
        return Tokenization.reverseString(text).getTokens().stream()
                .flatMap(token -> of(token).stream())
                .toList();
    }

    private static Optional<ReferencedResource> of(Object token) {
        return token instanceof Reference reference && reference.getTarget() instanceof CfnResource resource
                ? Optional.of(new ReferencedResource(resource, reference))
                : Optional.empty();
    }

    /** The attribute that is referred to; "Ref" for its Ref. */
    String attribute() {
        return reference.getDisplayName();
    }

    boolean isMadeBy(Stack stack) {
        return Stack.of(resource).equals(stack);
    }
}

package io.github.eventsourcemappingcleanup;

import java.util.List;
import software.amazon.awscdk.IResolveContext;
import software.amazon.awscdk.IStringProducer;
import software.amazon.awscdk.Stack;

/** A logical id that ends in a hash of the selection, taken at the synthesis: until then logical ids may change. */
final class SelectionHash implements IStringProducer {
    private static final int DIGITS = 8;

    private final String logicalId;
    private final Stack stack;
    private final Selection selection;

    SelectionHash(String logicalId, Stack stack, Selection selection) {
        this.logicalId = logicalId;
        this.stack = stack;
        this.selection = selection;
    }

    @Override
    public String produce(IResolveContext context) {
        List<List<Object>> identities =
                selection.functions().stream().map(SelectedFunction::identity).toList();
        Object resolved = stack.resolve(List.of(selection.identity(), identities));
        return stack.resolve(logicalId) + Sha256.of(resolved.toString()).substring(0, DIGITS);
    }
}

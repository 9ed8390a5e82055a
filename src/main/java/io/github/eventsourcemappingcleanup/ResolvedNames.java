package io.github.eventsourcemappingcleanup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** What names of constructs become in the template: they may be tokens, or lists of some. */
final class ResolvedNames {
    private ResolvedNames() {}

    /** In one go, since each call into the CDK takes time. Whose name resolves to nothing is left out. */
    static Map<IConstruct, Object> of(Map<IConstruct, ?> names, Stack stack) {
        List<IConstruct> constructs = List.copyOf(names.keySet());
        // By number: what resolves to nothing would drop out of a list.
        Map<String, Object> numbered = new LinkedHashMap<>();
        constructs.forEach(construct -> numbered.put(String.valueOf(numbered.size()), names.get(construct)));
        Map<IConstruct, Object> resolved = new LinkedHashMap<>();
        ((Map<?, ?>) stack.resolve(numbered))
                .forEach((number, name) -> resolved.put(constructs.get(Integer.parseInt((String) number)), name));
        return resolved;
    }
}

package io.github.eventsourcemappingcleanup.testbed.iam;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement, in which all functions of the template are computed: it allows its actions on its resources.
 *
 * @param functionArns its condition, if it has one: patterns of which one has to match the mapping's function
 */
record Statement(
        String logicalId,
        int number,
        List<String> actions,
        List<String> resources,
        Optional<List<String>> functionArns) {

    private static final Set<String> MEMBERS = Set.of("Effect", "Action", "Resource", "Condition");

    /** Any resource; an ARN; the beginning of one: a wildcard can stand only at the end of its last part. */
    private static final Pattern RESOURCE = Pattern.compile("\\*|arn(:[^:*?]*){4}:[^*?]+\\*?");

    /** A function, an alias or version of it, or all of these: {@code :*}. */
    private static final Pattern FUNCTION_ARN = Pattern.compile("arn(:[^:*?]+){4}:function:[^*?]+(:\\*)?");

    /** Those of one resource's policy documents. */
    static List<Statement> of(String logicalId, List<?> documents) {
        List<Statement> statements = new ArrayList<>();
        for (Object document : documents) {
            for (Object json : list(object(document), "Statement")) {
                statements.add(of(logicalId, statements.size(), object(json)));
            }
        }
        return statements;
    }

    private static Statement of(String logicalId, int number, Map<?, ?> json) {
        known("member", json.keySet(), MEMBERS::contains);
        known("effect", list(json, "Effect"), "Allow"::equals);
        return new Statement(
                logicalId,
                number,
                known("action", list(json, "Action"), AccessRequest.ACTIONS::contains),
                known("resource pattern", list(json, "Resource"), RESOURCE.asMatchPredicate()),
                Optional.ofNullable(json.get("Condition")).map(condition -> functionArns(object(condition))));
    }

    private static List<String> functionArns(Map<?, ?> condition) {
        known("operator", condition.keySet(), "ArnLike"::equals);
        Map<?, ?> keys = object(condition.get("ArnLike"));
        known("condition key", keys.keySet(), "lambda:FunctionArn"::equals);
        return known("pattern of a function", list(keys, "lambda:FunctionArn"), FUNCTION_ARN.asMatchPredicate());
    }

    boolean allows(AccessRequest request) {
        String functionArn = request.functionArn();
        return actions.contains(request.action())
                && matchesAny(resources, request.resource())
                && (functionArns.isEmpty() || (functionArn != null && matchesAny(functionArns.get(), functionArn)));
    }

    private static boolean matchesAny(List<String> patterns, String arn) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? arn.startsWith(pattern.substring(0, pattern.length() - 1))
                        : arn.equals(pattern));
    }

    private static List<String> known(String what, Collection<?> written, Predicate<String> known) {
        List<String> texts = written.stream().map(String::valueOf).toList();
        texts.stream().filter(known.negate()).findFirst().ifPresent(unknown -> {
            throw new IllegalArgumentException("this stand-in knows no " + what + " " + unknown);
        });
        return texts;
    }

    /** A single one may be written without the list. */
    private static Collection<?> list(Map<?, ?> json, String member) {
        Object value = json.get(member);
        if (value == null) {
            throw new IllegalArgumentException("this stand-in knows no policy without " + member);
        }
        return value instanceof Collection<?> list ? list : List.of(value);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("this stand-in knows no object " + value);
    }
}

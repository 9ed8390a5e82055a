package io.github.eventsourcemappingcleanup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.lambda.IFunction;

/**
 * Which mappings a cleanup is about: checked, without duplicates, in the order of the calls.
 *
 * @param functions all mappings of these
 * @param sources all mappings that read from these
 * @param uuids these mappings, in lower case
 */
record Selection(List<SelectedFunction> functions, List<SelectedSource> sources, List<String> uuids) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static Selection of(
            List<IFunction> functions, List<String> eventSources, List<String> uuids, Stack stack, ConstructPath site) {
        if (functions.isEmpty() && eventSources.isEmpty() && uuids.isEmpty()) {
            throw site.refuse("No mapping is selected", "Call functions(), eventSources() or uuids()");
        }
        Stream.concat(eventSources.stream(), uuids.stream()).forEach(value -> refuseList(value, site));
        return new Selection(
                distinctBy(SelectedFunction::arn, functions, function -> SelectedFunction.of(function, stack, site)),
                distinctBy(SelectedSource::arn, eventSources, arn -> SelectedSource.of(arn, stack, site)),
                distinctBy(Function.identity(), uuids, uuid -> checkedUuid(uuid, site)));
    }

    private static <A, S> List<S> distinctBy(Function<S, String> key, List<A> arguments, Function<A, S> selected) {
        return List.copyOf(arguments.stream()
                .map(selected)
                .collect(Collectors.toMap(key, Function.identity(), (first, again) -> first, LinkedHashMap::new))
                .values());
    }

    /** Such a list looks like one string here; as an element of a list it would fail at deployment. */
    private static void refuseList(String value, ConstructPath site) {
        if (!Token.isUnresolved(value) && Token.isUnresolved(List.of(value))) {
            throw site.refuse(
                    value + " is a list whose values are not known before the deployment",
                    "Pass its elements one by one, such as Fn.select(0, list)");
        }
    }

    private static String checkedUuid(String uuid, ConstructPath site) {
        if (Token.isUnresolved(uuid)) {
            return uuid;
        }
        String lowered = uuid.toLowerCase(Locale.ROOT);
        if (!UUID.matcher(lowered).matches()) {
            throw site.refuse(
                    "\"" + uuid + "\" is not the UUID of a mapping",
                    "Pass 36 characters as `aws lambda list-event-source-mappings` shows them,"
                            + " such as 14e0db71-5d35-4eb5-b481-8945cf9d10c2");
        }
        return lowered;
    }

    /** Mappings of functions and of event sources are found by a list. */
    boolean needsList() {
        return !functions.isEmpty() || !sources.isEmpty();
    }

    /** The resources behind those event sources that the stack makes. */
    List<CfnResource> ownedSources() {
        return sources.stream()
                .map(SelectedSource::resource)
                .filter(resource -> resource != null)
                .toList();
    }

    /** What the handler reads, but for what is the stack's own: that is told late. Empty lists are left out. */
    Map<String, Object> properties() {
        return members(function -> Map.of("Arn", function.arn()), source -> Map.of("Arn", source.arn()));
    }

    /** What makes it another selection, as the template has it. A resource that has another logical id is another. */
    List<Object> identity() {
        return List.of(
                members(
                        function -> target(function.arn(), function.resource()),
                        source -> target(source.arn(), source.resource())),
                functions.stream().map(SelectedFunction::identity).toList());
    }

    private static Map<String, String> target(String arn, @Nullable CfnResource resource) {
        Map<String, String> target = new LinkedHashMap<>(Map.of("Arn", arn));
        if (resource != null) {
            target.put("LogicalId", resource.getLogicalId());
        }
        return target;
    }

    private Map<String, Object> members(
            Function<SelectedFunction, Object> ofFunction, Function<SelectedSource, Object> ofSource) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("Functions", functions.stream().map(ofFunction).toList());
        members.put("EventSources", sources.stream().map(ofSource).toList());
        members.put("Uuids", uuids);
        members.values().removeIf(List.of()::equals);
        return members;
    }
}

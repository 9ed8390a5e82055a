package io.github.eventsourcemappingcleanup.testbed.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Pages of ListEventSourceMappings. An unknown marker is an empty last page and no error; the FunctionName filter is exact on the qualifier (stackd captures of
 * 2026).
 */
final class Listing {
    private final AccountAndRegion home;
    // What a marker stands for: it is a hash, so that nobody reads a UUID out of it.
    private final Map<String, String> lastOfPage = new HashMap<>();

    Listing(AccountAndRegion home) {
        this.home = home;
    }

    /**
     * @param largest the most mappings on it
     * @param after those with a greater UUID, by UUID
     */
    Reply page(Request request, int largest, Function<String, Stream<MappingView>> after) {
        Optional<String> marker = request.parameter("Marker");
        if (marker.isPresent() && !lastOfPage.containsKey(marker.get())) {
            return Answers.page(List.of(), null);
        }
        int size = request.parameter("MaxItems")
                .map(Integer::parseInt)
                .map(max -> Math.min(max, largest))
                .orElse(largest);
        List<MappingView> found = after.apply(marker.map(lastOfPage::get).orElse(""))
                .filter(wanted(request))
                .limit(size + 1L)
                .toList();
        return found.size() <= size
                ? Answers.page(found, null)
                : Answers.page(
                        found.subList(0, size), markerAfter(found.get(size - 1).uuid()));
    }

    private Predicate<MappingView> wanted(Request request) {
        Optional<String> function = request.parameter("FunctionName").map(home::functionArn);
        Optional<String> source = request.parameter("EventSourceArn");
        return mapping -> function.map(mapping.functionArn()::equals).orElse(true)
                && source.map(arn -> arn.equals(mapping.eventSourceArn())).orElse(true);
    }

    private String markerAfter(String uuid) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(uuid.getBytes(UTF_8));
            String marker = Base64.getEncoder().encodeToString(hash);
            lastOfPage.put(marker, uuid);
            return marker;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

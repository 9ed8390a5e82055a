package io.github.eventsourcemappingcleanup.handler.aws;

import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Lambda's API of event source mappings (AWS document "AWS Lambda API Reference"), one call at a time. Each answer is what is on
 * the wire, with the fields that a later API knows: objects are maps, arrays lists, and what is null is null.
 *
 * <p>All of them throw {@link SdkException} as the SDK's own clients do; also for an answer that is no JSON object.
 */
public interface Lambda extends AutoCloseable {
    /**
     * @param maxItems mappings on a page, 100 at the most
     * @param marker from the page before; empty for the first page
     */
    Map<?, ?> listEventSourceMappings(int maxItems, String marker);

    Map<?, ?> getEventSourceMapping(String uuid);

    /** @return the mapping as it is now, in {@code Deleting} */
    Map<?, ?> deleteEventSourceMapping(String uuid);

    @Override
    void close();
}

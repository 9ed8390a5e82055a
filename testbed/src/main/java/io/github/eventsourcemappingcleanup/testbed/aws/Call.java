package io.github.eventsourcemappingcleanup.testbed.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a fault script is told about a call.
 *
 * @param operation the name of the API's operation, as DeleteEventSourceMapping
 * @param uuid the mapping that the call names, if it names one
 * @param number 1 for the first call that this service was asked, and so on
 * @param query the query as it was sent
 */
public record Call(String operation, @Nullable String uuid, int number, Instant time, String query) {}

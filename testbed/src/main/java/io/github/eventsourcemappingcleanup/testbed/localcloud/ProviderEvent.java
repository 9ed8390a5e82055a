package io.github.eventsourcemappingcleanup.testbed.localcloud;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** An event that CloudFormation sends to the provider function. */
public record ProviderEvent(String requestType, String stackId, String logicalId) {
    static ProviderEvent parse(String json) {
        try {
            Map<String, Object> event = JSON.std.mapFrom(json);
            return new ProviderEvent(
                    String.valueOf(event.get("RequestType")),
                    String.valueOf(event.get("StackId")),
                    String.valueOf(event.get("LogicalResourceId")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isDelete() {
        return requestType.equals("Delete");
    }
}

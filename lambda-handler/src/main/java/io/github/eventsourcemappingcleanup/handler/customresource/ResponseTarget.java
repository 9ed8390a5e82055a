package io.github.eventsourcemappingcleanup.handler.customresource;

/**
 * Where a response goes, and what it must echo. Anyone who has the response URL can respond in our place: it is in no text
 * form of this record.
 *
 * @param stackId empty where the event had none
 * @param requestId empty where the event had none
 * @param logicalResourceId empty where the event had none
 */
public record ResponseTarget(String responseUrl, String stackId, String requestId, String logicalResourceId) {
    @Override
    public String toString() {
        return "ResponseTarget[stackId=%s, requestId=%s, logicalResourceId=%s]"
                .formatted(stackId, requestId, logicalResourceId);
    }
}

package io.github.eventsourcemappingcleanup.handler.protocol;

/**
 * Where an answer goes, and what it must echo. Whoever has the response URL can answer in our place: it is in no text
 * form of this record.
 *
 * @param stackId empty where the event had none
 * @param requestId empty where the event had none
 * @param logicalResourceId empty where the event had none
 */
public record ReplyTo(String responseUrl, String stackId, String requestId, String logicalResourceId) {
    @Override
    public String toString() {
        return "ReplyTo[stackId=%s, requestId=%s, logicalResourceId=%s]"
                .formatted(stackId, requestId, logicalResourceId);
    }
}

package io.github.eventsourcemappingcleanup.handler.protocol;

import java.util.Map;

/**
 * A request of CloudFormation that has all it needs.
 *
 * @param physicalResourceId as sent; empty for Create, which has none yet
 * @param properties as sent, not looked into
 */
public record Request(RequestType type, ReplyTo replyTo, String physicalResourceId, Map<?, ?> properties) {}

package io.github.eventsourcemappingcleanup.testbed.iam;

import java.util.Map;
import java.util.Set;

/**
 * What someone wants to do.
 *
 * @param action as lambda:GetEventSourceMapping
 * @param resource its ARN; {@code *} where the action knows no resource
 * @param context the condition keys that the request has
 */
public record AccessRequest(String action, String resource, Map<String, String> context) {

    /** What may stand in a condition (Service Authorization Reference, AWS Lambda). */
    static final String FUNCTION_ARN = "lambda:FunctionArn";

    static final Set<String> KNOWN_ACTIONS = Set.of(
            "lambda:ListEventSourceMappings",
            "lambda:GetEventSourceMapping",
            "lambda:DeleteEventSourceMapping",
            "cloudformation:DescribeStacks",
            "cloudformation:GetTemplate",
            "cloudformation:ListStackResources",
            "cloudformation:DescribeStackResources",
            "logs:CreateLogStream",
            "logs:PutLogEvents");

    public AccessRequest {
        context = Map.copyOf(context);
        if (!KNOWN_ACTIONS.contains(action)) {
            throw new IllegalArgumentException("this stand-in knows no action " + action);
        }
    }
}

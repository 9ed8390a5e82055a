package io.github.eventsourcemappingcleanup.testbed.iam;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingCall;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingView;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the provider function wants to do, in IAM's words (Service Authorization Reference, AWS Lambda and AWS CloudFormation).
 *
 * @param action as lambda:GetEventSourceMapping
 * @param resource its ARN, or {@code *} where the action knows no resource
 * @param functionArn the condition key lambda:FunctionArn; a mapping that is gone has none
 */
public record AccessRequest(
        String action, String resource, @Nullable String functionArn) {
    static final Set<String> ACTIONS = Set.of(
            "lambda:ListEventSourceMappings",
            "lambda:GetEventSourceMapping",
            "lambda:DeleteEventSourceMapping",
            "cloudformation:DescribeStacks",
            "cloudformation:GetTemplate",
            "cloudformation:ListStackResources",
            "cloudformation:DescribeStackResources",
            "logs:CreateLogStream",
            "logs:PutLogEvents");

    private static final String NO_RESOURCE = "*";

    public AccessRequest {
        if (!ACTIONS.contains(action)) {
            throw new IllegalArgumentException("this stand-in knows no action " + action);
        }
    }

    public AccessRequest(String action, String resource) {
        this(action, resource, null);
    }

    /** Empty if the request is no call to AWS. */
    static Optional<AccessRequest> of(Request request, ControlPlane plane, AccountAndRegion home) {
        Optional<AccessRequest> onStacks = Stacks.operation(request)
                .map(operation -> new AccessRequest(
                        "cloudformation:" + operation,
                        request.formField("StackName").orElse(NO_RESOURCE)));
        return onStacks.or(() -> MappingCall.of(request).map(call -> onMappings(call, plane, home)));
    }

    private static AccessRequest onMappings(MappingCall call, ControlPlane plane, AccountAndRegion home) {
        String action = "lambda:" + call.operation();
        String uuid = call.uuid();
        return uuid == null
                ? new AccessRequest(action, NO_RESOURCE)
                : new AccessRequest(
                        action,
                        home.mappingArn(uuid),
                        plane.find(uuid).map(MappingView::functionArn).orElse(null));
    }
}

package io.github.eventsourcemappingcleanup.testbed.iam;

import io.github.eventsourcemappingcleanup.testbed.aws.AccountAndRegion;
import io.github.eventsourcemappingcleanup.testbed.aws.ControlPlane;
import io.github.eventsourcemappingcleanup.testbed.aws.MappingCall;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.util.Map;
import java.util.Optional;

/**
 * What a call over HTTP wants to do, in IAM's words (Service Authorization Reference, AWS Lambda and AWS
 * CloudFormation).
 */
final class AccessCalls {

    private static final String NO_RESOURCE = "*";

    private final ControlPlane plane;
    private final AccountAndRegion home;

    AccessCalls(ControlPlane plane, AccountAndRegion home) {
        this.plane = plane;
        this.home = home;
    }

    /** Empty if it is no call to AWS. */
    Optional<AccessRequest> wanted(Request request) {
        return MappingCall.of(request).map(this::onMappings).or(() -> onStacks(request));
    }

    private AccessRequest onMappings(MappingCall call) {
        String action = "lambda:" + call.operation();
        String uuid = call.uuid();
        if (uuid == null) {
            return new AccessRequest(action, NO_RESOURCE, Map.of());
        }
        // A mapping that is gone has no function: that condition key is absent.
        Map<String, String> context = plane.find(uuid)
                .map(mapping -> Map.of(AccessRequest.FUNCTION_ARN, mapping.functionArn()))
                .orElse(Map.of());
        return new AccessRequest(action, home.mappingArn(uuid), context);
    }

    private Optional<AccessRequest> onStacks(Request request) {
        return Stacks.operation(request)
                .map(operation -> new AccessRequest(
                        "cloudformation:" + operation,
                        request.formField("StackName").map(this::stackArn).orElse(NO_RESOURCE),
                        Map.of()));
    }

    private String stackArn(String nameOrId) {
        return nameOrId.startsWith("arn:")
                ? nameOrId
                : "arn:aws:cloudformation:" + home.region() + ":" + home.account() + ":stack/" + nameOrId + "/*";
    }
}

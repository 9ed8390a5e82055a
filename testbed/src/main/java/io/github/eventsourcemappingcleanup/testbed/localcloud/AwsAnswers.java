package io.github.eventsourcemappingcleanup.testbed.localcloud;

import io.github.eventsourcemappingcleanup.testbed.aws.CloudFormationErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.util.Optional;

/**
 * The one answer of CloudFormation that AWS gives and MiniStack 1.5.33 does not; it is asked for all the others.
 * DescribeStackResources by physical id alone: MiniStack wants a stack's name. What is asked about here is mappings, and no stack
 * of the demo or the docs' stories declares one.
 */
final class AwsAnswers implements HttpService {
    @Override
    public Optional<Reply> answer(Request request) {
        boolean query = request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        boolean byPhysicalId = query
                && request.formField("Action")
                        .filter("DescribeStackResources"::equals)
                        .isPresent()
                && request.formField("StackName").isEmpty();
        return byPhysicalId
                ? request.formField("PhysicalResourceId").map(id -> CloudFormationErrors.undeclared(id))
                : Optional.empty();
    }
}

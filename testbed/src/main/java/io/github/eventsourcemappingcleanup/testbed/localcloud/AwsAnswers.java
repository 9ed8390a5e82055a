package io.github.eventsourcemappingcleanup.testbed.localcloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eventsourcemappingcleanup.testbed.aws.CloudFormationErrors;
import io.github.eventsourcemappingcleanup.testbed.aws.HttpService;
import io.github.eventsourcemappingcleanup.testbed.aws.Reply;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import java.util.Optional;

/**
 * The two answers of CloudFormation that AWS gives and MiniStack 1.5.33 does not; it is asked for all the others.
 *
 * <ul>
 *   <li>DescribeStackResources by physical id alone: MiniStack wants a stack's name. What is asked about here is mappings, and no
 *       stack of the demo declares one.
 *   <li>DescribeStacks, while an update deletes what it no longer needs: MiniStack still says UPDATE_IN_PROGRESS. It already has
 *       the new template and the new physical ids, as AWS has in the clean-up phase.
 * </ul>
 */
final class AwsAnswers implements HttpService {
    private final HttpService ministack;
    private final ProviderEvents events;

    AwsAnswers(HttpService ministack, ProviderEvents events) {
        this.ministack = ministack;
        this.events = events;
    }

    @Override
    public Optional<Reply> answer(Request request) {
        boolean query = request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        String action = query ? request.formField("Action").orElse("") : "";
        boolean ofOneStack = query && request.formField("StackName").isPresent();
        if (action.equals("DescribeStackResources") && !ofOneStack) {
            return request.formField("PhysicalResourceId").map(CloudFormationErrors::undeclared);
        }
        if (action.equals("DescribeStacks") && ofOneStack) {
            return ministack.answer(request).map(this::inItsPhase);
        }
        return Optional.empty();
    }

    private Reply inItsPhase(Reply reply) {
        String said = new String(reply.body(), UTF_8);
        boolean cleaningUp = events.open().stream()
                .anyMatch(event -> event.isDelete() && said.contains("<StackId>" + event.stackId() + "</StackId>"));
        return cleaningUp
                ? Reply.of(
                        reply.status(),
                        "text/xml",
                        said.replace(
                                "<StackStatus>UPDATE_IN_PROGRESS</StackStatus>",
                                "<StackStatus>UPDATE_COMPLETE_CLEANUP_IN_PROGRESS</StackStatus>"))
                : reply;
    }
}

package io.github.eventsourcemappingcleanup;

import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kinesis.CfnStreamConsumer;
import software.constructs.Dependable;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/**
 * The consumers that a stack makes for its selected Kinesis streams: whoever selects a stream selects the mappings of its
 * consumers too. Consumers are often made after the cleanup, so the CDK asks at the synthesis.
 */
final class StreamConsumers implements IDependable {
    private StreamConsumers() {}

    static StreamConsumers of(List<CfnResource> sources, Stack stack) {
        StreamConsumers consumers = new StreamConsumers();
        Dependable.implement(consumers, new Dependable() {
            @Override
            public List<IConstruct> getDependencyRoots() {
                return stack.getNode().findAll().stream()
                        .filter(construct -> construct instanceof CfnStreamConsumer consumer
                                && Stack.of(consumer).equals(stack)
                                && readsFromOneOf(sources, consumer))
                        .toList();
            }
        });
        return consumers;
    }

    private static boolean readsFromOneOf(List<CfnResource> sources, CfnStreamConsumer consumer) {
        return ReferencedResource.of(consumer.getStreamArn())
                .map(ReferencedResource::resource)
                .filter(sources::contains)
                .isPresent();
    }
}

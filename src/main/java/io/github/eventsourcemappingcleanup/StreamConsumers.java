package io.github.eventsourcemappingcleanup;

import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kinesis.CfnStream;
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
        List<CfnResource> streams =
                sources.stream().filter(CfnStream.class::isInstance).toList();
        StreamConsumers consumers = new StreamConsumers();
        Dependable.implement(consumers, new Dependable() {
            @Override
            public List<IConstruct> getDependencyRoots() {
                // Without streams not even to look: it takes time.
                return streams.isEmpty() ? List.of() : consumersOf(streams, stack);
            }
        });
        return consumers;
    }

    private static List<IConstruct> consumersOf(List<CfnResource> streams, Stack stack) {
        return stack.getNode().findAll().stream()
                .filter(construct -> construct instanceof CfnStreamConsumer consumer
                        && Stack.of(consumer).equals(stack)
                        && readsFromOneOf(streams, consumer))
                .toList();
    }

    private static boolean readsFromOneOf(List<CfnResource> streams, CfnStreamConsumer consumer) {
        return ReferencedResource.of(consumer.getStreamArn())
                .map(ReferencedResource::resource)
                .filter(streams::contains)
                .isPresent();
    }
}

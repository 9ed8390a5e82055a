package io.github.eventsourcemappingcleanup.testbed.cloudformation;

import io.github.eventsourcemappingcleanup.testbed.aws.Json;
import io.github.eventsourcemappingcleanup.testbed.aws.MovedClock;
import io.github.eventsourcemappingcleanup.testbed.aws.Request;
import io.github.eventsourcemappingcleanup.testbed.aws.StackStatus;
import io.github.eventsourcemappingcleanup.testbed.aws.Stacks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A stack whose provider is within the test. */
final class TestingStack {
    static final String PROVIDER = "'Provider': {'Type': 'AWS::Lambda::Function'}";
    static final String ID = "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1f2e";

    private final MovedClock clock = new MovedClock();
    private final ResponseBucket bucket = new ResponseBucket(clock);
    final Stacks stacks = new Stacks(clock);
    final TestingProvider provider = new TestingProvider(bucket);
    final LiveStack stack = new LiveStack(
            ID, stacks, new CustomResources(bucket, TestingProvider.ENDPOINT, provider), clock, clock::advance);

    /** A custom resource of the provider, which a property selects for; as Ref, or a literal in its quotes. */
    static String cleanup(String select) {
        return "'Cleanup': {'Type': 'Custom::Cleanup', 'Properties': {'ServiceToken':"
                + " {'Fn::GetAtt': ['Provider', 'Arn']}, 'Select': " + select + "}}";
    }

    /** Of resources, in JSON that may have single quotes for double ones. */
    static Template template(String resources) {
        return parsed("{'Resources': {" + resources + "}}");
    }

    static Template parsed(String json) {
        return Template.of(Json.parsed(json.replace('\'', '"')));
    }

    /** As {@code "Queue DELETE_COMPLETE"}, from the last time on that the stack's status was this. */
    List<String> eventsSince(StackStatus status) {
        List<String> all = stack.events().stream().map(StackEvent::what).toList();
        return all.subList(all.lastIndexOf("shop " + status) + 1, all.size());
    }

    List<String> statuses() {
        return stack.events().stream()
                .filter(event -> event.logicalId().equals("shop"))
                .map(StackEvent::status)
                .toList();
    }

    String physicalId(String logicalId) {
        return stack.resources().get(logicalId).physicalId();
    }

    Map<String, Object> lastEvent() {
        List<Map<String, Object>> events = provider.events();
        return events.get(events.size() - 1);
    }

    /** ResourceProperties, or OldResourceProperties, of the last event. */
    Map<?, ?> lastEvents(String properties) {
        return (Map<?, ?>) lastEvent().get(properties);
    }

    String describedStatus() {
        return told("DescribeStacks").replaceAll("(?s).*<StackStatus>(.*)</StackStatus>.*", "$1");
    }

    /** What CloudFormation answers about the stack. */
    String told(String operation) {
        Request request = new Request(
                "POST", "/", List.of(), ("Action=" + operation + "&StackName=" + ID).getBytes(StandardCharsets.UTF_8));
        return new String(stacks.answer(request).orElseThrow().body(), StandardCharsets.UTF_8);
    }
}

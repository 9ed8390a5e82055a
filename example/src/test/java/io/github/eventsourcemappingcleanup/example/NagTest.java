package io.github.eventsourcemappingcleanup.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** What cdk-nag 3 says of the library's resources; the library itself is checked with cdk-nag 2, as the oldest CDK is. */
class NagTest {
    @Test
    void awsSolutionsPackFindsNothingInCleanupsOfEveryKind() {
        List<String> findings = SynthesizedStack.alone(() -> findings(cleanupsOfEveryKind()));

        // The function is no part of the library, and shows that the pack is awake.
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.startsWith("Orders/Function/"));
    }

    private static Stack cleanupsOfEveryKind() {
        App app = App.Builder.create()
                .outdir(SynthesizedStack.ASSEMBLY.toString())
                .build();
        Stack stack = new Stack(app, "Orders");
        SynthesizedStack.cleanup(stack, "ByFunction", SynthesizedStack.function(stack, "Function"));
        EventSourceMappingCleanup.Builder.create(stack, "BySource")
                .eventSources("arn:aws:sqs:eu-west-1:111122223333:orders")
                .build();
        EventSourceMappingCleanup.Builder.create(stack, "ByUuid")
                .uuids("14e0db71-5d35-4eb5-b481-8945cf9d10c2")
                .build();
        return stack;
    }

    /** Where, and the rule's id. */
    private static List<String> findings(Stack stack) {
        return AwsSolutionsChecks.Builder.create().build().validateScope(stack).getViolations().stream()
                .flatMap(violation -> violation.getViolatingResources().stream()
                        .map(resource -> resource.getConstructPath() + " " + violation.getRuleName()))
                .toList();
    }
}

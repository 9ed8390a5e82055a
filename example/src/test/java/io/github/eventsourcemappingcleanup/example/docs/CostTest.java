package io.github.eventsourcemappingcleanup.example.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.EventSourceMappingCleanup;
import io.github.eventsourcemappingcleanup.example.SynthesizedStack;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

/** The page about costs is computed from the template and from the prices that it names. */
class CostTest {
    private static final Page PAGE = Page.named("docs/cost.md");
    private static final Map<String, Object> TEMPLATE = SynthesizedStack.json(app -> {
        Stack stack = new Stack(app, "Orders");
        EventSourceMappingCleanup.Builder.create(stack, "Cleanup")
                .eventSources("arn:aws:sqs:eu-west-1:111122223333:orders")
                .build();
        return stack;
    });

    @Test
    void whatTeardownsCostIsMemoryTimesTimeTimesPrice() {
        BigDecimal gigabytes = number(provider().get("MemorySize")).divide(new BigDecimal(1024));
        BigDecimal aGigabyteSecond = price("a GB-second");
        BigDecimal aRequest = price("a million requests").movePointLeft(6);

        assertThat(PAGE.rows("| a teardown with | seconds | GB-seconds | USD |"))
                .hasSize(4)
                .allSatisfy(row -> {
                    BigDecimal used = gigabytes.multiply(number(row.get(1)));
                    assertThat(number(row.get(2))).isEqualByComparingTo(used);
                    BigDecimal requests = number(row.get(0).startsWith("three") ? 3 : 1);
                    assertThat(number(row.get(3)))
                            .isEqualByComparingTo(used.multiply(aGigabyteSecond)
                                    .add(requests.multiply(aRequest))
                                    .round(new MathContext(2)));
                });
    }

    @Test
    void runsAreAsLongAsTheTemplateLets() {
        assertThat(PAGE.rows("| a teardown with | seconds | GB-seconds | USD |"))
                .map(row -> number(row.get(1)).intValue())
                .contains(
                        ((Number) provider().get("Timeout")).intValue(),
                        3 * ((Number) provider().get("Timeout")).intValue());
    }

    @Test
    void resourcesAreThoseOfThePage() {
        assertThat(PAGE.rows("| resource | while nothing happens |").stream()
                        .flatMap(row -> Page.inlineCode(row.get(0)).stream()))
                .containsExactlyInAnyOrderElementsOf(resources()
                        .map(resource -> String.valueOf(resource.get("Type")))
                        .toList());
    }

    @Test
    void packageIsOfTheSizeThatThePageSays() throws Exception {
        String key = (String) ((Map<?, ?>) provider().get("Code")).get("S3Key");
        long megabytes = Math.round(Files.size(Path.of("target/cdk.out/asset." + key)) / 1e6);

        assertThat(PAGE.unwrapped()).contains("a file of " + megabytes + " MB");
    }

    private static BigDecimal price(String of) {
        return PAGE.rows("| price | USD | source |").stream()
                .filter(row -> row.get(0).equals(of))
                .map(row -> number(row.get(1)))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal number(Object text) {
        return new BigDecimal(text.toString());
    }

    private static Map<?, ?> provider() {
        return resources()
                .filter(resource -> resource.get("Type").equals("AWS::Lambda::Function"))
                .map(function -> (Map<?, ?>) function.get("Properties"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Map<?, ?>> resources() {
        return ((Map<?, ?>) TEMPLATE.get("Resources")).values().stream().map(resource -> (Map<?, ?>) resource);
    }
}

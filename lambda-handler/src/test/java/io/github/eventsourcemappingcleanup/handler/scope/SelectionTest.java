package io.github.eventsourcemappingcleanup.handler.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eventsourcemappingcleanup.handler.aws.Mapping;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private static final String LAMBDA = "arn:aws:lambda:eu-west-1:111111111111:";

    @ParameterizedTest
    @CsvSource({
        "function:orders, function:orders, true",
        "function:orders, function:orders:live, true",
        "function:orders, function:orders:7, true",
        "function:orders, function:orders:$LATEST, true",
        "function:orders, function:orders:$LATEST.PUBLISHED, true",
        "function:orders, function:orders:of the.future, false",
        "function:orders, function:orders:live:7, false",
        "function:orders, function:orders2, false",
        "function:orders, function:Orders, false",
        "function:orders:live, function:orders:live, true",
        "function:orders:live, function:orders, false",
        "function:orders:live, function:orders:live2, false",
        "function:orders:7, function:orders:70, false",
    })
    void selects_aFunctionWithAllItsQualifiers_orOneQualifierAlone(String selected, String mapped, boolean selects) {
        assertThat(function(selected).selects(mapping(LAMBDA + mapped, ""))).isEqualTo(selects);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:eu-west-2:111111111111:function:orders, false",
        "arn:aws:lambda:eu-west-1:222222222222:function:orders, false",
        "arn:aws-cn:lambda:eu-west-1:111111111111:function:orders, false",
        "arn:aws:lambda:eu-west-1:111111111111:function:other:$LATEST.PUBLISHED, false",
        "arn:aws:lambda:eu-west-1:111111111111:function:orders:live:7, true",
        "'', true",
        "orders, true",
    })
    void selects_noFunctionOfAnotherPlace_andCannotCompareWhatHasNoArnOfAFunction(String mapped, boolean cannot) {
        Mapping mapping = mapping(mapped, "");

        assertThat(function("function:orders").selects(mapping)).isFalse();
        assertThat(function("function:orders").cannotCompare(mapping)).isEqualTo(cannot);
        assertThat(select(new Target.Uuid("other")).cannotCompare(mapping)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "kinesis, stream/clicks, stream/clicks, true",
        "kinesis, stream/clicks, stream/clicks/consumer/a:1, true",
        "kinesis, stream/clicks, stream/clicks2, false",
        "kinesis, stream/clicks, stream/clicks2/consumer/a:1, false",
        "kinesis, stream/clicks/consumer/a:1, stream/clicks, false",
        "sqs, orders, orders, true",
        "sqs, orders, orders.fifo, false",
        "dynamodb, table/t/stream/2026, table/t/stream/2026, true",
        "dynamodb, table/t/stream/2026, table/t/stream/2025, false",
        "dynamodb, table/t, table/t/stream/2026, true",
        "dynamodb, table/t, table/t2/stream/2026, false",
    })
    void selects_aSourceItself_itsConsumersAndItsStreams(
            String service, String selected, String mapped, boolean selects) {
        String prefix = "arn:aws:" + service + ":eu-west-1:111111111111:";

        assertThat(select(new Target.EventSource(prefix + selected, false)).selects(mapping("", prefix + mapped)))
                .isEqualTo(selects);
    }

    private static Selection function(String selected) {
        return select(new Target.Function(FunctionArn.parse(LAMBDA + selected).orElseThrow(), true));
    }

    private static Selection select(Target target) {
        return new Selection(List.of(target));
    }

    private static Mapping mapping(String functionArn, String eventSourceArn) {
        return new Mapping("uuid", functionArn, eventSourceArn, "Enabled", "");
    }
}

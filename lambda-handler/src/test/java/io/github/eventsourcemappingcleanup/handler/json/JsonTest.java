package io.github.eventsourcemappingcleanup.handler.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final String ODD = "\"\\/\b\f\n\r\t\u0000\u001f\u007fü€\u2028\uD83D\uDE00";

    @Test
    void object_hasMapsListsTextsAndNull() {
        Map<String, Object> withNull = new LinkedHashMap<>();
        withNull.put("n", null);

        assertThat(object("{\"a\":[\"x\",[],{}],\"o\":{\"n\":null},\"\":\"\\u00fc\\n\"}"))
                .isEqualTo(Map.of("a", List.of("x", List.of(), Map.of()), "o", withNull, "", "ü\n"));
    }

    @Test
    void object_showsWhatElseThereIsAsItWasWritten_andMakesNoTextOfIt() {
        Map<?, ?> object = object("{\"seconds\":600,\"huge\":1e999999999999,\"yes\":true}");

        assertThat(object.values()).noneMatch(String.class::isInstance);
        assertThat(object.values().stream().map(Object::toString)).containsExactly("600", "1e999999999999", "true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "true",
                "\"{}\"",
                "[{}]",
                "]",
                "{",
                "{\"a\"",
                "{\"a\":1,}",
                "{a:1}",
                "key: value"
            })
    void object_ofAnythingElse_isEmpty(String json) {
        assertThat(Json.object(json.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void object_nestedDeeperThanAnyStackReaches_isEmpty() {
        assertThat(Json.object("{\"a\":".repeat(1_000_000).getBytes(UTF_8))).isEmpty();
    }

    @Test
    void object_ofBytesThatAreNoText_isEmpty() {
        assertThat(Json.object(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isEmpty();
    }

    @Test
    void text_ofEachKindOfValue() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("text", "a\"b");
        object.put("number", BigDecimal.valueOf(1_700_000_000_123L, 3));
        object.put("yes", true);
        object.put("null", null);
        object.put("items", Arrays.asList("x", null, List.of(), Map.of()));

        assertThat(Json.text(object))
                .isEqualTo("{\"text\":\"a\\\"b\",\"number\":1700000000.123,\"yes\":true,\"null\":null,"
                        + "\"items\":[\"x\",null,[],{}]}");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void text_isReadByAnotherParserAndByThisOne_asWhatItWas(long seed) throws IOException {
        Map<String, Object> object = object(new Random(seed), 3);

        assertThat(JSON.std.mapFrom(Json.text(object))).isEqualTo(object);
        assertThat(Json.object(Json.bytes(object))).contains(object);
        assertThat(Json.text(object)).doesNotContain("\n");
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            object.put(text(random), value(random, depth));
        }
        return object;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 4)) {
            case 0 -> text(random);
            case 1 -> null;
            case 2 -> object(random, depth - 1);
            default -> {
                List<Object> items = new ArrayList<>();
                for (int left = random.nextInt(4); left > 0; left--) {
                    items.add(value(random, depth - 1));
                }
                yield items;
            }
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, ODD.codePointCount(0, ODD.length()))
                .map(index -> ODD.codePointAt(ODD.offsetByCodePoints(0, index)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Map<?, ?> object(String json) {
        return Json.object(json.getBytes(UTF_8)).orElseThrow();
    }
}

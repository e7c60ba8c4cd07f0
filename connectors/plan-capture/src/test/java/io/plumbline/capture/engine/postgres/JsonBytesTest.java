package io.plumbline.capture.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.plumbline.capture.engine.json.JsonBytes;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reader beside Jackson's strict one, on real plans as they are and damaged. */
final class JsonBytesTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20_260_101L);
    private static final int DAMAGED_COPIES = 400;
    private static final String PIECES = "\"\"\\\\{}[]::,,-+.eE0123456789 \n\t\u0001/truefalsenullNaNInfinity'u";

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    @Test
    void whatIsJsonToJacksonIsJsonToUsAndNothingElse() {
        for (String query : GoldenCorpus.queries(18)) {
            String json = GoldenCorpus.json(18, query);
            assertThat(isJson(json)).as(query).isTrue();
            for (int copy = 0; copy < DAMAGED_COPIES; copy++) {
                String damaged = damaged(json, new Random(SEED + copy));
                assertThat(isJson(damaged))
                        .as("seed %d, %s: <%s>", SEED + copy, query, damaged)
                        .isEqualTo(isJsonToJackson(damaged));
            }
        }
    }

    @Test
    void numbersAndTextsAreWhatJacksonMakesOfThem() throws IOException, PlanRefusedException {
        for (long seed = SEED; seed < SEED + 50_000; seed++) {
            Random random = new Random(seed);
            String scalar = random.nextBoolean() ? number(random) : text(random);
            byte[] bytes = scalar.getBytes(StandardCharsets.UTF_8);
            try (JsonParser jackson = STRICT.createParser(bytes)) {
                JsonToken token = jackson.nextToken();
                JsonBytes ours = new JsonBytes(bytes);
                if (token.isNumeric()) {
                    assertThat(ours.number())
                            .as("seed %d: %s", seed, scalar)
                            .isEqualTo(Double.valueOf(jackson.getDoubleValue()));
                } else {
                    ours.scalar();
                }
                assertThat(ours.text()).as("seed %d: %s", seed, scalar).isEqualTo(jackson.getText());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "c080",
                "c1bf",
                "c3",
                "e08080",
                "eda080",
                "edbfbf",
                "f0808080",
                "f4908080",
                "f5808080",
                "ff",
                "e282",
                "f09f98"
            })
    void illFormedUtf8IsRefusedInWhatIsReadAndInWhatIsPassedOver(String hex) {
        String characters = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        for (String frame : List.of("\"%s\"", "{\"%s\": 1}", "[\"a\", \"eight bytes and %s\"]")) {
            byte[] json = frame.formatted(characters).getBytes(StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> pass(json))
                    .isInstanceOfSatisfying(
                            PlanRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.MALFORMED));
        }
    }

    private static boolean isJson(String json) {
        try {
            pass(json.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (PlanRefusedException e) {
            assertThat(e.reason()).isEqualTo(Reason.MALFORMED);
            return false;
        }
    }

    private static void pass(byte[] json) throws PlanRefusedException {
        JsonBytes reader = new JsonBytes(json);
        new ExplainValues(reader).skip();
        reader.end();
    }

    private static boolean isJsonToJackson(String json) {
        try (JsonParser jackson = STRICT.createParser(json.getBytes(StandardCharsets.UTF_8))) {
            int depth = 0;
            int values = 0;
            for (JsonToken token = jackson.nextToken(); token != null; token = jackson.nextToken()) {
                values += depth == 0 ? 1 : 0;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                // texts are checked when they are asked for
                assertThat(jackson.getText()).isNotNull();
            }
            return values == 1;
        } catch (IOException e) {
            return false;
        }
    }

    private static String damaged(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        for (int damages = random.nextInt(3); damages >= 0 && text.length() > 1; damages--) {
            int at = random.nextInt(text.length());
            char piece = PIECES.charAt(random.nextInt(PIECES.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, piece);
                case 2 -> text.setCharAt(at, piece);
                default -> text.setLength(Math.max(1, at));
            }
        }
        return text.toString();
    }

    private static String number(Random random) {
        List<String> forms = new ArrayList<>();
        forms.add(Long.toString(random.nextLong()));
        forms.add(Integer.toString(random.nextInt(1000)));
        forms.add(Double.toString(random.nextGaussian()));
        forms.add(random.nextInt(1_000_000) + "." + random.nextInt(100));
        forms.add(random.nextLong(1L << 60) + "." + random.nextLong(Long.MAX_VALUE));
        forms.add(random.nextInt(100) + "e" + (random.nextInt(800) - 400));
        forms.add("0." + "0".repeat(random.nextInt(20)) + random.nextInt(100));
        forms.add(random.nextBoolean() ? "NaN" : "-Infinity");
        return forms.get(random.nextInt(forms.size()));
    }

    private static String text(Random random) {
        String[] pieces = {
            "a", "some longer text", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\uD83D\\uDE00", "é", "€", "😀"
        };
        StringBuilder text = new StringBuilder("\"");
        for (int more = random.nextInt(6); more > 0; more--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.append('"').toString();
    }
}

package io.plumbline.local.baselines.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BaselineFileTest {

    private static final int LINES = 500;

    @ParameterizedTest
    @ValueSource(longs = {20_261_121, 7})
    void whatIsWrittenIsReadAsItWas(long seed) throws BrokenLineException {
        System.out.println("seed " + seed);
        MadeBaselines made = new MadeBaselines(seed);
        for (int number = 0; number < LINES; number++) {
            ObjectNode line = made.line(number);

            ObjectNode read = new BaselineLine().read(new JsonLine().read(line.toString()));
            assertThat(read.toString()).as("line %d", number).isEqualTo(line.toString());
        }
    }

    @Test
    void theFileOfVersionOneIsReadForEver() throws IOException, BrokenLineException {
        try (InputStream in = Objects.requireNonNull(
                BaselineFileTest.class.getResourceAsStream("/golden/baselines/version-1.jsonl"))) {
            FileLines lines = new FileLines(in, ExchangeFormat.LONGEST_LINE_BYTES);
            JsonLine json = new JsonLine();
            FileHeader header = FileHeader.read(json.read(text(lines.next())));
            long read = 0;
            for (FileLines.Line line = lines.next(); line != null; line = lines.next()) {
                new BaselineLine().read(json.read(text(line)));
                read++;
            }
            assertThat(header.baselines()).isEqualTo(read).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"cluster\":\"orders\" | \"cluster\":\"\" | cluster must be a text that is not empty, was \"\"",
                "\"cluster\":\"orders\", | `` | cluster is missing: it must be a text that is not empty",
                "\"cluster\":\"orders\" | \"Cluster\":\"orders\" | there is no field Cluster; a baseline has cluster, database",
                "\"scope\":\"GLOBAL\" | \"scope\":\"GLOBAL\",\"note\":1 | there is no field note; a baseline has",
                "\"namespace\":\"public\" | \"namespace\":null | namespace must be a text, was null",
                "\"scope\":\"GLOBAL\" | \"scope\":\"LOCAL\" | instance must be named where scope is LOCAL",
                "\"scope\":\"GLOBAL\" | \"scope\":\"ALL\" | scope must be one of GLOBAL, LOCAL, was \"ALL\"",
                "\"engine\":\"POSTGRESQL\" | \"engine\":\"ORACLE\" | engine must be one of POSTGRESQL, MYSQL, was \"ORACLE\"",
                "\"enabled\":true | \"enabled\":1 | enabled must be true or false, was 1",
                "\"status\":\"ACCEPTED\" | \"status\":\"RETIRED\" | status must be one of UNACCEPTED, ACCEPTED, FIXED, REJECTED, was",
                "\"source\":\"CAPTURE\" | \"source\":[] | source must be one of USER, CAPTURE, IMPORT, was a list",
                "\"calls\":100 | \"calls\":1.5 | calls must be a whole number of at least 0, or null, was 1.5",
                "\"calls\":100 | \"calls\":-1 | calls must be a whole number of at least 0, or null, was -1",
                "\"ms_per_call\":1.5 | \"ms_per_call\":\"fast\" | ms_per_call must be a number of at least 0, or null, was \"fast\"",
                "\"updated_at\":null | \"updated_at\":\"yesterday\" | updated_at must be a time such as 2026-01-01T00:00:00Z, or null",
                "\"decision\":null | \"decision\":\"FIX\" | decision must be an object, or null, was a text",
                "\"fingerprint_version\":1 | \"fingerprint_version\":2 | fingerprint_version must be 1, was 2",
                "\"sql_hash\":\" | \"sql_hash\":\"0 | sql_hash must be 32 lower-case hex digits, was \"0",
                "\"sql_text\":\"select a1, ? | \"sql_text\":\"select a2, ? | sql_hash must be that of sql_text, ",
                "\"sql_text\":\"select a1, ? | \"sql_text\":\"select a1, 4711 | sql_text must be canonical",
                "\"sql_text\":\" | \"sql_text\":7,\"x\":\" | sql_text must be the canonical text of a statement, was a number",
                "\"plan\":{ | \"plan\":{\"x\":1, | plan: CapturedPlan has no field x; it has plan_hash",
                "\"plan_kind\":\"GENERIC\" | \"plan_kind\":\"ANY\" | plan: plan_kind must be one of [GENERIC, CUSTOM, SAMPLE]",
                "\"truncated\":false | \"truncated\":\"no\" | plan: truncated must be true or false, was a text",
                "\"explained_at\":\" | \"explained_at\":\"on | plan: explained_at must be a time",
                "\"parent\":-1 | \"parent\":0 | plan: nodes must be a tree in pre-order",
                "\"conditions\":[\"Filter: | \"conditions\":[\"Joined: | plan_hash must be that of the plan's nodes",
                "\"operator\":\" | \"operator\":\"X_ | plan: a node has an operator, role or join type that this version does not",
                "\"nodes\":[{ | \"nodes\":[],\"keys\":[{ | plan: CapturedPlan has no field keys"
            })
    void whatIsNoBaselineIsRefusedByItsField(String found, String put, String problem) {
        String line = baseline();
        assertThat(line).contains(found);

        assertThatThrownBy(() -> read(line.replaceFirst(
                        java.util.regex.Pattern.quote(found), java.util.regex.Matcher.quoteReplacement(put))))
                .isInstanceOf(BrokenLineException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("4711");
    }

    @Test
    void everyProblemOfALineIsSaid() {
        String broken = baseline().replace("\"enabled\":true", "\"enabled\":1").replace("GLOBAL", "ALL");

        assertThatThrownBy(() -> read(broken))
                .isInstanceOfSatisfying(
                        BrokenLineException.class, e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void thePlanOfACutOneIsTakenByItsHash() throws BrokenLineException {
        read(baseline().replace("\"truncated\":false", "\"truncated\":true").replace("Filter:", "Joined:"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} {} | it is not one JSON object, from character",
                "{\"a\":1,\"a\":2} | it is not one JSON object, from character",
                "{\"a\":'1'} | it is not one JSON object, from character 6 on",
                "[] | it must be a JSON object, and is something else",
                "`` | it must be a JSON object, and is something else"
            })
    void whatIsNoObjectIsRefusedWithoutBeingQuoted(String line, String problem) {
        assertThatThrownBy(() -> new JsonLine().read(line))
                .isInstanceOf(BrokenLineException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | the first line must be a header with format \"plumbline-baselines\"",
                "{\"format\":\"else\",\"version\":1} | the first line must be a header with format",
                "{\"format\":\"plumbline-baselines\"} | version must be 1, was",
                "{\"format\":\"plumbline-baselines\",\"version\":2,\"new\":[]} | version must be 1, was 2: a newer Plumbline wrote",
                "{\"format\":\"plumbline-baselines\",\"version\":0} | version must be 1, was 0",
                "{\"format\":\"plumbline-baselines\",\"version\":1} | exported_at is missing: it must be a time",
                "{\"format\":\"plumbline-baselines\",\"version\":1,\"exported_at\":\"2026-01-01T00:00Z\",\"x\":1} | no field x; it has [b",
                "{\"format\":\"plumbline-baselines\",\"version\":1,\"exported_at\":\"2026-01-01T00:00Z\",\"baselines\":-1} | baselines must"
            })
    void whatIsNoHeaderIsRefused(String line, String problem) {
        assertThatThrownBy(() -> FileHeader.read(new JsonLine().read(line)))
                .isInstanceOf(BrokenLineException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void linesAreReadOneByOneHoweverTheyEnd() throws IOException {
        byte[] file = "one\r\ntwo\n\nlonger than ten\n\u00e9\nlast".getBytes(StandardCharsets.UTF_8);
        byte[] broken = new byte[file.length + 2];
        System.arraycopy(file, 0, broken, 0, file.length);
        broken[file.length] = '\n';
        broken[file.length + 1] = (byte) 0xC3;
        FileLines lines = new FileLines(new ByteArrayInputStream(broken), 10);

        List<String> read = new ArrayList<>();
        for (FileLines.Line line = lines.next(); line != null; line = lines.next()) {
            read.add(line.number() + " " + (line.text() == null ? line.problem() : line.text()));
        }
        assertThat(read)
                .containsExactly(
                        "1 one",
                        "2 two",
                        "3 ",
                        "4 it must have at most 10 bytes, and has more",
                        "5 \u00e9",
                        "6 last",
                        "7 it must be text in UTF-8, and is not");
    }

    private static ObjectNode read(String line) throws BrokenLineException {
        return new BaselineLine().read(new JsonLine().read(line));
    }

    /** ACCEPTED, enabled, captured, never decided about, of one node with a condition. */
    private static String baseline() {
        MadeBaselines made = new MadeBaselines(1);
        for (int tries = 0; tries < 10_000; tries++) {
            String line = made.line(1).toString();
            if (line.contains("\"status\":\"ACCEPTED\",\"enabled\":true,\"source\":\"CAPTURE\"")
                    && line.contains("\"decision\":null")) {
                return line;
            }
        }
        throw new AssertionError("no such line");
    }

    private static String text(FileLines.@Nullable Line line) {
        return Objects.requireNonNull(Objects.requireNonNull(line).text());
    }
}

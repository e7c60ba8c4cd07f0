package io.plumbline.capture.hints;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.hints.HintedPlan.Hints;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AskedHintsTest {

    private static final String SAID = new Hints(List.of(
                    "SeqScan(\"o\")",
                    "IndexScan(\"c\" \"customer_pkey\" \"customer_twin\")",
                    "HashJoin(\"o\" \"c\")",
                    "Leading((\"o\" \"c\"))"))
            .text();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SeqScan(o)",
                " seqscan ( o )\n",
                "IndexScan(c)",
                "IndexScan(c customer_twin)",
                "IndexScan(\"c\" customer_twin customer_pkey) SeqScan(o)",
                "HashJoin(c o)",
                "Leading((o c))",
                "SeqScan(o) IndexScan(c) HashJoin(o c) Leading((o c))"
            })
    void whatAPlanHasMayBeAskedForInPartAndInOtherSpelling(String asked) {
        assertThat(AskedHints.areMetBy(asked, SAID)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "SeqScan(c)",
                "SeqScan(O)",
                "SeqScan()",
                "IndexScan(c other_idx)",
                "IndexScan(customer_pkey c)",
                "HashJoin(o)",
                "HashJoin(o o)",
                "NestLoop(o c)",
                "Leading((c o))",
                "Leading(o c)",
                "SeqScan(o) Rows(o c #10)",
                "Set(enable_seqscan off)",
                "SeqScan(o",
                "SeqScan(\"o)",
                "SeqScan o",
                "(o)",
                "SeqScan(o))",
                "SeqScan"
            })
    void whatAPlanHasNotOrNobodyUnderstandsIsNotMet(String asked) {
        assertThat(AskedHints.areMetBy(asked, SAID)).isFalse();
    }

    @Test
    void anyNameIsFoundAgainAsItWasQuoted() {
        for (String name : List.of("a b", "a\"b", "(", "\"", "a)\"(b", "\u00e4\ud83d\ude00")) {
            String said = HintText.phrase("SeqScan", List.of(name));
            assertThat(AskedHints.areMetBy(said, said)).as(name).isTrue();
            assertThat(AskedHints.areMetBy("SeqScan(x)", said)).as(name).isFalse();
        }
    }
}

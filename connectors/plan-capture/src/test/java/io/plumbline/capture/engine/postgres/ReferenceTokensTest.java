package io.plumbline.capture.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;
import io.plumbline.capture.engine.postgres.RelationReferences.Alias;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReferenceTokensTest {

    private final ReferenceTokens references = new ReferenceTokens(RelationReferences.of(
            List.of(new Alias("o", "public.orders", "o"), new Alias("o\"", "public.odd", "o\""))));

    @Test
    void anAliasIsReplacedWhateverWasReplacedBefore() {
        assertThat(inPlaceOf(Kind.WORD, "o", false).text()).isEqualTo("public.orders");
        assertThat(inPlaceOf(Kind.QUOTED, "\"o\"\"\"", false).text()).isEqualTo("public.odd");
        assertThat(inPlaceOf(Kind.QUOTED, "\"o\"", false).text()).isEqualTo("public.orders");
        assertThat(inPlaceOf(Kind.WORD, "o", true).text()).isEqualTo("public.orders");
    }

    @Test
    void aReferenceIsAsAdjacentAsItsAlias() {
        assertThat(inPlaceOf(Kind.WORD, "o", true).adjacent()).isTrue();
        assertThat(inPlaceOf(Kind.WORD, "o", false).adjacent()).isFalse();
    }

    @Test
    void whatIsNoAliasStays() {
        ExpressionToken unknown = new ExpressionToken(Kind.WORD, Symbol.NONE, "elsewhere", false);

        assertThat(references.inPlaceOf(unknown)).isSameAs(unknown);
    }

    private ExpressionToken inPlaceOf(Kind kind, String text, boolean adjacent) {
        return references.inPlaceOf(new ExpressionToken(kind, Symbol.NONE, text, adjacent));
    }
}

package io.plumbline.capture.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.engine.postgres.ExpressionToken.Kind;
import org.junit.jupiter.api.Test;

final class ExpressionTokensTest {

    private static final ExpressionToken PLACEHOLDER = new ExpressionToken(Kind.NOTHING, Symbol.NONE, "", false);

    private final ExpressionTokens tokens = new ExpressionTokens();

    @Test
    void outsideThereIsNoToken() {
        assertThat(tokens.last(0)).isSameAs(ExpressionToken.NONE);
        ExpressionToken word = add("word");

        assertThat(tokens.at(0)).isSameAs(word).isSameAs(tokens.last(0));
        assertThat(tokens.at(-1)).isSameAs(ExpressionToken.NONE);
        assertThat(tokens.at(1)).isSameAs(ExpressionToken.NONE);
        assertThat(tokens.last(1)).isSameAs(ExpressionToken.NONE);
    }

    @Test
    void whatIsCutOffIsGone() {
        ExpressionToken kept = add("kept");
        add("cut");
        add("removed");
        tokens.removeLast();
        tokens.cut(1);

        assertThat(tokens.size()).isEqualTo(1);
        assertThat(tokens.last(0)).isSameAs(kept);
        assertThat(tokens.at(1)).isSameAs(ExpressionToken.NONE);
    }

    @Test
    void placeholdersGoAndTheOthersKeepTheirOrder() {
        ExpressionToken first = add("first");
        add("replaced");
        tokens.set(1, PLACEHOLDER);
        ExpressionToken second = add("second");
        tokens.removePlaceholders();

        assertThat(tokens.size()).isEqualTo(2);
        assertThat(tokens.at(0)).isSameAs(first);
        assertThat(tokens.at(1)).isSameAs(second);
    }

    @Test
    void itGrowsAsNeeded() {
        ExpressionToken last = ExpressionToken.NONE;
        for (int i = 0; i < 1_000; i++) {
            last = add("t" + i);
        }

        assertThat(tokens.size()).isEqualTo(1_000);
        assertThat(tokens.last(0)).isSameAs(last);
    }

    private ExpressionToken add(String text) {
        ExpressionToken token = new ExpressionToken(Kind.WORD, Symbol.NONE, text, false);
        tokens.add(token);
        return token;
    }
}

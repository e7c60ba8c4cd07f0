package io.plumbline.capture.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysTest {

    private static final String HASH = "0123456789abcdef0123456789abcdef";
    private static final String CHARACTERS = "%/.2F5E a\u00e9\"";

    @Test
    void statementKeyIsItsPartsWithSlashes() {
        assertThat(new StatementKey("orders", "shop", "app,public", HASH).encode())
                .isEqualTo("orders/shop/app,public/" + HASH);
    }

    @Test
    void relationKeyEndsInSchemaAndTable() {
        assertThat(new RelationKey("orders", "shop", "public", "item").encode()).isEqualTo("orders/shop/public.item");
    }

    @Test
    void separatorsInNamesAreEscaped() {
        assertThat(new StatementKey("a/b", "c.d", "100%", HASH).encode()).isEqualTo("a%2Fb/c%2Ed/100%25/" + HASH);
        assertThat(new RelationKey("a", "b", "s.t", "t.u").encode()).isEqualTo("a/b/s%2Et.t%2Eu");
    }

    @Test
    void keysOfAnyNamesAreReadBack() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StatementKey statement = new StatementKey(name(random), name(random), name(random), name(random));
            RelationKey relation = new RelationKey(name(random), name(random), name(random), name(random));
            assertThat(StatementKey.decode(statement.encode()))
                    .as("seed %d", seed)
                    .isEqualTo(statement);
            assertThat(RelationKey.decode(relation.encode()))
                    .as("seed %d", seed)
                    .isEqualTo(relation);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b/c", "a/b/c/d/e", "a/b/c/d%", "a/b/c/d%2", "a/b/c/%2f", "a/b/c/%41"})
    void whatIsNoStatementKeyIsRefusedByName(String text) {
        assertThatThrownBy(() -> StatementKey.decode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b/c", "a/b.c", "a/b/c/d.e", "a/b/c.%"})
    void whatIsNoRelationKeyIsRefusedByName(String text) {
        assertThatThrownBy(() -> RelationKey.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            name.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return name.toString();
    }
}

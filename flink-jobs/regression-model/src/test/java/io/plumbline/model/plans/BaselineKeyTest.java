package io.plumbline.model.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.identity.StatementKey;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BaselineKeyTest {

    private static final StatementKey STATEMENT =
            new StatementKey("shop", "orders", "public", "0cc175b9c0f1b6a831c399e269772661");
    private static final String PLAN = "ab".repeat(32);

    @Test
    void aGlobalBaselineIsNamedByStatementAndPlan() {
        assertThat(new BaselineKey(STATEMENT, PLAN, null).encode())
                .isEqualTo("shop/orders/public/0cc175b9c0f1b6a831c399e269772661/" + PLAN);
    }

    @Test
    void aLocalOneHasItsInstanceTooSoThatItReplacesNeitherTheGlobalOneNorAnothers() {
        assertThat(List.of(
                        new BaselineKey(STATEMENT, PLAN, "replica/1.example").encode(),
                        new BaselineKey(STATEMENT, PLAN, "replica/2.example").encode()))
                .containsExactly(
                        "shop/orders/public/0cc175b9c0f1b6a831c399e269772661/" + PLAN + "/replica%2F1%2Eexample",
                        "shop/orders/public/0cc175b9c0f1b6a831c399e269772661/" + PLAN + "/replica%2F2%2Eexample");
    }
}

package io.plumbline.model.causes;

import java.util.List;
import java.util.Optional;

/**
 * Finds the cause: the tests DDL, KIND_FLIP, PLAN_CHANGE, other settings (UNKNOWN), DATA_GROWTH, STATS_DRIFT in this order,
 * or else UNKNOWN.
 */
public final class Causes {

    private static final List<CauseTest> TESTS = CauseTest.inOrder();

    private Causes() {}

    public static CauseFinding find(CauseContext context) {
        for (CauseTest test : TESTS) {
            Optional<CauseFinding> finding = test.test(context);
            if (finding.isPresent()) {
                return finding.get();
            }
        }
        return new CauseFinding(Cause.UNKNOWN, null);
    }
}

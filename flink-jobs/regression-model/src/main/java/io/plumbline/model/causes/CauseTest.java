package io.plumbline.model.causes;

import java.util.List;
import java.util.Optional;

/** One named test for one cause. */
interface CauseTest {

    Optional<CauseFinding> test(CauseContext context);

    /** The order in which causes are tried; the first that holds is the cause. */
    static List<CauseTest> inOrder() {
        return List.of(
                new DdlTouched(),
                new KindFlipped(),
                new PlanChanged(),
                new OtherSettings(),
                new DataGrew(),
                new StatisticsDrifted());
    }
}

package io.plumbline.capture.engine.postgres;

import java.util.HashMap;
import java.util.Map;

/** An EXPLAIN document as parsed; filled in one pass. */
final class ExplainDocument {

    final Map<String, String> settings = new HashMap<>();

    /** Empty where there is no plan. */
    final EngineTree tree = new EngineTree();

    int unknownKeys;
    int partitionsRemoved;
    boolean justInTime;

    /** Whether a node says that it is disabled or not: PostgreSQL 18 and later. */
    boolean tellsDisabled;

    /** Whether an {@code enable_...} setting is off, so that servers before 18 may have added penalties to costs. */
    boolean hasDisabledMethods() {
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (setting.getKey().startsWith("enable_") && setting.getValue().equals("off")) {
                return true;
            }
        }
        return false;
    }
}

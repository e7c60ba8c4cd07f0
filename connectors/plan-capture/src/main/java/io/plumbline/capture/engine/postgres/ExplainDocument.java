package io.plumbline.capture.engine.postgres;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An EXPLAIN document as parsed; filled in one pass. */
final class ExplainDocument {

    final Map<String, String> settings = new HashMap<>();

    @Nullable
    EngineNode root;

    int nodes;
    int unknownKeys;
    int partitionsRemoved;
    boolean justInTime;

    /** Whether a node says that it is disabled or not: PostgreSQL 18 and later. */
    boolean tellsDisabled;

    /** Whether an {@code enable_...} setting is off, so that servers before 18 may have added penalties to costs. */
    boolean hasDisabledMethods() {
        return settings.entrySet().stream()
                .anyMatch(setting -> setting.getKey().startsWith("enable_")
                        && setting.getValue().equals("off"));
    }
}

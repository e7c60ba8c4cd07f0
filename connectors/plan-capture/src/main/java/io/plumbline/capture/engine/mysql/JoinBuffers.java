package io.plumbline.capture.engine.mysql;

import java.util.Locale;

/** The servers' names of what rows of the outer table wait in. */
final class JoinBuffers {

    private JoinBuffers() {}

    /** One name for all servers; {@code ?} for one that is not known, because a text of the document could be anything. */
    static String name(String printed) {
        String lower = printed.toLowerCase(Locale.ROOT);
        if (lower.contains("batched") || lower.startsWith("bka")) {
            return "batched key access";
        }
        return lower.contains("block") || lower.startsWith("bnl") ? "block nested loop" : "?";
    }
}

package io.plumbline.model.plans;

import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.statement.RelationSize;
import io.plumbline.model.statement.TextBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parts of a plan take as they are written, bytes; never less than they do. */
final class PlanSize {

    static final int MOST_NODE_BYTES = PlanCut.MOST_NODE_KIB * 1_024;
    static final int MOST_RELATION_BYTES = 32_768;
    static final int MOST_INDEX_BYTES = 32_768;
    static final int MOST_SEQUENTIAL_BYTES = 8_192;

    /** Names of role, operator and join type, numbers, and the lengths of texts that are there once. */
    private static final int NODE_BYTES = 128;

    /** Numbers, and the lengths of both names. */
    private static final int RELATION_BYTES = 64;

    private static final int LENGTH_BYTES = 4;

    /** The lengths of texts that are there once. */
    private static final int INDEX_BYTES = 32;

    private PlanSize() {}

    static long of(PlanNode node) {
        return NODE_BYTES
                + of(node.relation())
                + of(node.indexName())
                + of(node.index())
                + of(node.conditions())
                + of(node.keys());
    }

    static long of(RelationSize relation) {
        return RELATION_BYTES
                + of(relation.name().schema())
                + of(relation.name().table());
    }

    static long of(IndexUse use) {
        return INDEX_BYTES + of(use.name()) + of(use.key());
    }

    /** A text in a list of them. */
    static long listed(String text) {
        return LENGTH_BYTES + of(text);
    }

    private static long of(@Nullable IndexKey index) {
        return index == null ? 0 : of(index.relation()) + of(index.method()) + of(index.keys()) + of(index.predicate());
    }

    private static long of(List<String> texts) {
        long bytes = 0;
        for (String text : texts) {
            bytes += listed(text);
        }
        return bytes;
    }

    private static long of(@Nullable String text) {
        return text == null ? 0 : TextBytes.of(text);
    }
}

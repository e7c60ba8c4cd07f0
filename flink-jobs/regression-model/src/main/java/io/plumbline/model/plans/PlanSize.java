package io.plumbline.model.plans;

import io.plumbline.capture.plan.IndexKey;
import io.plumbline.capture.plan.PlanNode;
import io.plumbline.model.statement.RelationSize;
import io.plumbline.model.statement.TextBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parts of a plan take as they are written, bytes; never less than they do. */
final class PlanSize {

    static final int MOST_NODE_BYTES = 196_608;
    static final int MOST_RELATION_BYTES = 32_768;

    /** Names of role, operator and join type, numbers, and the lengths of texts that are there once. */
    private static final int NODE_BYTES = 128;

    /** Numbers, and the lengths of both names. */
    private static final int RELATION_BYTES = 64;

    private static final int LENGTH_BYTES = 4;

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

    private static long of(@Nullable IndexKey index) {
        return index == null ? 0 : of(index.method()) + of(index.keys()) + of(index.predicate());
    }

    private static long of(List<String> texts) {
        long bytes = 0;
        for (String text : texts) {
            bytes += LENGTH_BYTES + of(text);
        }
        return bytes;
    }

    private static long of(@Nullable String text) {
        return text == null ? 0 : TextBytes.of(text);
    }
}

package io.plumbline.pollers.records;

import io.plumbline.avro.v1.PlanNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a plan's nodes below {@link #MOST_BYTES}, so that a record stays below Kafka's default limit of 1 MiB: first
 * without details, then only the first nodes, which are a tree of their own because parents come first.
 */
final class PlanSize {

    static final int MOST_BYTES = 600_000;

    /** More than the numbers, tags and lengths of a node take in Avro's binary form. */
    private static final int NODE_BYTES = 64;

    private PlanSize() {}

    /** The same list when it is within the limits. */
    static List<PlanNode> cut(List<PlanNode> nodes, int mostDetailed) {
        if (nodes.size() <= mostDetailed && bytes(nodes) <= MOST_BYTES) {
            return nodes;
        }
        List<PlanNode> kept = new ArrayList<>();
        long bytes = 0;
        for (PlanNode node : nodes) {
            PlanNode bare = withoutDetails(node);
            bytes += bytes(bare);
            if (bytes > MOST_BYTES) {
                break;
            }
            kept.add(bare);
        }
        kept.replaceAll(node -> withoutReferenceBeyond(kept.size(), node));
        return kept;
    }

    /** A reference to a node that was not kept would lead nowhere. */
    private static PlanNode withoutReferenceBeyond(int kept, PlanNode node) {
        Integer refersTo = node.getRefersTo();
        return refersTo == null || refersTo < kept
                ? node
                : PlanNode.newBuilder(node).setRefersTo(null).build();
    }

    private static PlanNode withoutDetails(PlanNode node) {
        return PlanNode.newBuilder(node)
                .setConditions(List.of())
                .setKeys(List.of())
                .setIndexPredicate(null)
                .build();
    }

    private static long bytes(List<PlanNode> nodes) {
        return nodes.stream().mapToLong(PlanSize::bytes).sum();
    }

    private static long bytes(PlanNode node) {
        return NODE_BYTES
                + bytes(node.getRole())
                + bytes(node.getOperator())
                + bytes(node.getRelation())
                + bytes(node.getIndexName())
                + bytes(node.getIndexPredicate())
                + texts(node.getIndexKeys())
                + texts(node.getConditions())
                + texts(node.getKeys());
    }

    private static long texts(List<String> texts) {
        return texts.stream().mapToLong(PlanSize::bytes).sum();
    }

    private static long bytes(@Nullable String text) {
        return text == null ? 0 : 4L + text.getBytes(StandardCharsets.UTF_8).length;
    }
}

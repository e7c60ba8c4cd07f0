package io.plumbline.capture.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a plan's strategy: SHA-256 over a serialisation in which every text and list carries its length, so that
 * no two plans share one.
 *
 * <p>Covered per node: parent, role, operator, join type, relation, index key, conditions, keys and the node referred
 * to. Not covered: the index's name, costs, rows. Cost per call: linear in the text of the nodes.
 */
public final class PlanFingerprint {

    /** Moves whenever the same engine plan would get another hash; docs/reference/plan-hash.md has the policy. */
    public static final int FINGERPRINT_VERSION = 1;

    private static final int ABSENT = -1;

    private final MessageDigest digest = sha256();

    private PlanFingerprint() {}

    /** SHA-256 over the nodes, 64 lower-case hex digits. */
    public static String hash(List<PlanNode> nodes) {
        PlanFingerprint fingerprint = new PlanFingerprint();
        fingerprint.add(FINGERPRINT_VERSION);
        fingerprint.add(nodes.size());
        nodes.forEach(fingerprint::add);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void add(PlanNode node) {
        add(node.parent());
        add(node.role().name());
        add(node.operator().name());
        add(node.joinType() == null ? null : node.joinType().name());
        add(node.relation());
        add(node.index());
        add(node.conditions());
        add(node.keys());
        add(node.refersTo() == null ? ABSENT : node.refersTo());
    }

    private void add(@Nullable IndexKey index) {
        if (index == null) {
            add(ABSENT);
            return;
        }
        add(index.relation());
        add(index.method());
        add(index.keys());
        add(index.predicate());
    }

    private void add(List<String> texts) {
        add(texts.size());
        texts.forEach(this::add);
    }

    private void add(@Nullable String text) {
        if (text == null) {
            add(ABSENT);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(int number) {
        digest.update((byte) (number >>> 24));
        digest.update((byte) (number >>> 16));
        digest.update((byte) (number >>> 8));
        digest.update((byte) number);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}

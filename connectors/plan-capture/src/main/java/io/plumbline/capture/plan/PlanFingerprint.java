package io.plumbline.capture.plan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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

    private static final VarHandle INTEGERS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** Never updated, so safe for every thread: a copy of it is cheaper than asking the providers for another one. */
    private static final MessageDigest SHA_256 = sha256();

    private static final int BYTES_PER_NODE = 256;

    private byte[] serialised;
    private int length;

    private PlanFingerprint(int nodes) {
        serialised = new byte[BYTES_PER_NODE * (nodes + 1)];
    }

    /** SHA-256 over the nodes, 64 lower-case hex digits. */
    public static String hash(List<PlanNode> nodes) {
        PlanFingerprint fingerprint = new PlanFingerprint(nodes.size());
        fingerprint.add(FINGERPRINT_VERSION);
        fingerprint.add(nodes.size());
        for (PlanNode node : nodes) {
            fingerprint.add(node);
        }
        return fingerprint.hash();
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
        for (String text : texts) {
            add(text);
        }
    }

    private void add(@Nullable String text) {
        if (text == null) {
            add(ABSENT);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, serialised, length, bytes.length);
        length += bytes.length;
    }

    private void add(int number) {
        reserve(Integer.BYTES);
        INTEGERS.set(serialised, length, number);
        length += Integer.BYTES;
    }

    private void reserve(int count) {
        if (serialised.length - length < count) {
            serialised = Arrays.copyOf(serialised, Math.max(2 * serialised.length, length + count));
        }
    }

    private String hash() {
        MessageDigest digest = copy();
        digest.update(serialised, 0, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest copy() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}

package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.avro.v1.PlanNode;
import io.plumbline.capture.plan.PlanFingerprint;
import io.plumbline.capture.plan.PlanKind;
import io.plumbline.local.baselines.CapturedNodes;
import io.plumbline.records.PlainRecordException;
import io.plumbline.records.PlainRecords;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whether a plan is one: its fields, its tree, and that its nodes give its hash. A plan that was cut has no hash of its own. */
final class PlanCheck {

    private final ObjectMapper mapper = new ObjectMapper();

    void check(ObjectNode baseline, List<String> problems) {
        ObjectNode plan = ((ObjectNode) BaselineLine.value(baseline, BaselineField.PLAN)).deepCopy();
        String hash = BaselineLine.value(baseline, BaselineField.PLAN_HASH).textValue();
        plan.put("plan_hash", hash);
        plan.set("fingerprint_version", BaselineLine.value(baseline, BaselineField.FINGERPRINT_VERSION));
        try {
            check(PlainRecords.read(CapturedPlan.class, mapper.convertValue(plan, Map.class)), hash, problems);
        } catch (PlainRecordException e) {
            problems.add("plan: " + e.getMessage());
        }
    }

    private static void check(CapturedPlan plan, String hash, List<String> problems) {
        if (Arrays.stream(PlanKind.values()).noneMatch(kind -> kind.name().equals(plan.getPlanKind()))) {
            problems.add("plan: plan_kind must be one of " + Arrays.toString(PlanKind.values()));
        } else if (!isTree(plan.getNodes())) {
            problems.add("plan: nodes must be a tree in pre-order: parent is -1 at the first node,"
                    + " and the number of an earlier one at every other");
        } else {
            hash(plan, hash, problems);
        }
    }

    private static void hash(CapturedPlan plan, String hash, List<String> problems) {
        try {
            String found = PlanFingerprint.hash(CapturedNodes.of(plan));
            if (!plan.getTruncated() && !found.equals(hash)) {
                problems.add("plan_hash must be that of the plan's nodes, " + found + ", was " + hash);
            }
        } catch (IllegalArgumentException e) {
            problems.add("plan: a node has an operator, role or join type that this version does not know"
                    + " (docs/reference/operators.md)");
        }
    }

    private static boolean isTree(List<PlanNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            int parent = nodes.get(i).getParent();
            if (i == 0 ? parent != -1 : parent < 0 || parent >= i) {
                return false;
            }
        }
        return !nodes.isEmpty();
    }
}

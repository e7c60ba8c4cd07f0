package io.plumbline.job.operators;

import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import io.plumbline.job.testing.Shop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of 1,024 bytes, and more of everything else than is kept. */
final class LongestWording implements Wording {

    private static final int NAME_BYTES = 1_024;
    private static final int LONGEST_HINTS = 8_192;
    private static final int NODES = 200;
    private static final int INDEXES = 40;
    private static final int RELATIONS = 40;
    private static final int SETTINGS = 16;

    @Override
    public String instance(int number) {
        return name("instance", number);
    }

    @Override
    public String engine() {
        return name("engine", 0);
    }

    @Override
    public String entry(int number) {
        return name("entry", number);
    }

    @Override
    public String observation(long number) {
        return name("observation", number);
    }

    @Override
    public String sqlText() {
        return "\u6f22".repeat(LONGEST_HINTS);
    }

    @Override
    public String hints() {
        return "\u6f22".repeat(LONGEST_HINTS);
    }

    @Override
    public List<PlanNode> nodes(int plan, double cost) {
        List<PlanNode> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            PlanNode.Builder node = Shop.node(i < INDEXES ? "INDEX_SCAN" : "SEQ_SCAN", cost)
                    .setParent(i - 1)
                    .setRole(i == 0 ? "ROOT" : "OUTER")
                    .setRelation(name("relation", i))
                    .setConditions(List.of("Filter: " + "\u6f22".repeat(300)));
            if (i < INDEXES) {
                node.setIndexName(name("index", i))
                        .setIndexMethod("btree")
                        .setIndexKeys(List.of("column" + plan, "(" + "x".repeat(200) + ")"));
            }
            nodes.add(node.build());
        }
        return nodes;
    }

    @Override
    public List<PlanRelation> relations() {
        List<PlanRelation> relations = new ArrayList<>();
        for (int i = 0; i < RELATIONS; i++) {
            relations.add(new PlanRelation(name("schema", i), name("table", i), 1_000.0, 1_000L, 1L, Shop.START));
        }
        return relations;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("optimizer", "o".repeat(NAME_BYTES - "optimizer".length()));
        for (int i = 1; i < SETTINGS; i++) {
            String name = "setting" + i;
            settings.put(name, "v".repeat(NAME_BYTES - name.length()));
        }
        return settings;
    }

    private static String name(String kind, long number) {
        String start = kind + number;
        return start + "n".repeat(NAME_BYTES - start.length());
    }
}

package io.plumbline.local.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Baselines to import whose every text is any text: names, statement, plan, hints and where they come from. */
final class AnyBaseline {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORMS = 40;

    private final AnyText texts;

    AnyBaseline(AnyText texts) {
        this.texts = texts;
    }

    /** Half of them have a canonical statement, a tenth have a text where only some words or digits are allowed. */
    ObjectNode next(int number) {
        ObjectNode baseline = JSON.createObjectNode()
                .put("cluster", texts.next())
                .put("database", texts.next())
                .put("namespace", texts.next())
                .put("engine", number % 4 < 2 ? "POSTGRESQL" : "MYSQL")
                .put("sql_hash", StoredPlan.sqlHash(number))
                .put("plan_hash", StoredPlan.planHash(number))
                .put("sql_text", number % 2 == 0 ? canonical(number) : texts.next())
                .put("fingerprint_version", 1)
                .put("status", "ACCEPTED")
                .put("enabled", true)
                .put("hints", texts.next());
        baseline.set("plan", plan());
        baseline.set("origin", origin());
        String closed = switch (number % FORMS) {
            case 4 -> "status";
            case 8 -> "instance";
            case 12 -> "sql_hash";
            case 16 -> "engine";
            default -> texts.next();
        };
        return baseline.put(closed, texts.next());
    }

    /** The plan as a decision keeps it. */
    static ObjectNode kept(ObjectNode baseline) {
        ObjectNode plan = baseline.path("plan").deepCopy();
        plan.set("plan_hash", baseline.get("plan_hash"));
        plan.set("fingerprint_version", baseline.get("fingerprint_version"));
        return plan;
    }

    private String canonical(int number) {
        return number % 4 < 2
                ? "select \"" + texts.next().replace("\"", "\"\"") + "\" from t where a = $1"
                : "select `" + texts.next().replaceAll("['\"\\\\#`]", "") + "` from t where a = ?";
    }

    private ObjectNode plan() {
        ObjectNode plan = JSON.createObjectNode().put("plan_kind", texts.next()).put(texts.next(), texts.next());
        ObjectNode node = plan.putArray("nodes")
                .addObject()
                .put("operator", texts.next())
                .put("relation", texts.next())
                .put("index_name", texts.next())
                .put("index_predicate", texts.next());
        node.putArray("conditions").add(texts.next()).add(texts.next());
        plan.putObject("settings").put(texts.next(), texts.next());
        return plan;
    }

    private ObjectNode origin() {
        ObjectNode origin = JSON.createObjectNode().put("file", texts.next()).put(texts.next(), texts.next());
        origin.putObject("decision").put("reason", texts.next()).put("decided_by", texts.next());
        return origin;
    }
}

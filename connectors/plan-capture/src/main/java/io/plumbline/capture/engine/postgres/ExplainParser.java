package io.plumbline.capture.engine.postgres;

import io.plumbline.capture.engine.json.JsonBytes;
import io.plumbline.capture.plan.PlanLimits;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.capture.plan.PlanRefusedException.Reason;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Parses an EXPLAIN document in one pass: strict JSON, no recursion, nothing read twice. */
final class ExplainParser {

    private static final Set<String> IGNORED_AT_TOP = Set.of(
            "Query Text",
            "Query Parameters",
            "Query Identifier",
            "Planning",
            "Planning Time",
            "Execution Time",
            "Triggers",
            "Serialization");

    private static final String DOCUMENT = "an EXPLAIN document is an object or a list of one";

    /** What a planner setting's value may look like; another one could hold anything. */
    private static final Pattern SETTING = Pattern.compile("[A-Za-z0-9_.,$\" +-]{0,200}");

    private final PlanLimits limits;

    ExplainParser(PlanLimits limits) {
        this.limits = limits;
    }

    ExplainDocument parse(byte[] bytes) throws PlanRefusedException {
        if (bytes.length > limits.maxBytes()) {
            throw new PlanRefusedException(
                    Reason.OVERSIZE, "a plan may have " + limits.maxBytes() + " bytes, had " + bytes.length);
        }
        JsonBytes json = new JsonBytes(bytes);
        ExplainDocument document = new ExplainDocument();
        boolean isList = json.peek() == '[';
        if (isList) {
            json.open('[', DOCUMENT);
            JsonBytes.require(json.nextElement(), DOCUMENT);
        }
        json.open('{', DOCUMENT);
        Set<String> names = new HashSet<>();
        while (json.nextName()) {
            readTopKey(json, json.newName(names), document);
        }
        JsonBytes.require(!isList || !json.nextElement(), "an EXPLAIN document holds one plan");
        json.end();
        JsonBytes.require(document.tree.size() > 0, "an EXPLAIN document has a Plan");
        return document;
    }

    private void readTopKey(JsonBytes json, String key, ExplainDocument document) throws PlanRefusedException {
        if (key.equals("Plan")) {
            new ExplainNodes(json, limits, document).read();
        } else if (key.equals("Settings")) {
            readSettings(json, document);
        } else {
            document.justInTime |= key.equals("JIT");
            if (!key.equals("JIT") && !IGNORED_AT_TOP.contains(key)) {
                document.unknownKeys++;
            }
            new ExplainValues(json).skip();
        }
    }

    private static void readSettings(JsonBytes json, ExplainDocument document) throws PlanRefusedException {
        ExplainValues values = new ExplainValues(json);
        Set<String> names = new HashSet<>();
        json.open('{', "Settings is an object");
        while (json.nextName()) {
            String name = json.newName(names);
            // the name is not told: it could be anything
            String value = String.join(", ", values.texts("a setting"));
            if (SETTING.matcher(name).matches()) {
                document.settings.put(name, SETTING.matcher(value).matches() ? value : "?");
            }
        }
    }
}

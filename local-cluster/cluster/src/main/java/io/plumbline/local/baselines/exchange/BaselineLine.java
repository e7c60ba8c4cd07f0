package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.capture.plan.PlanFingerprint;
import io.plumbline.capture.sql.Dialect;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.capture.sql.SqlNormalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a baseline of the file. Its fields are those of {@link BaselineField} and no others; the text must be canonical and
 * give the {@code sql_hash}, the plan's nodes must give the {@code plan_hash}. Not thread-safe.
 */
final class BaselineLine {

    /** Texts that the pollers have cut cannot be hashed again. */
    private static final int LONGEST_WHOLE_TEXT = 8_192;

    private final Map<Dialect, SqlNormalizer> normalizers = new EnumMap<>(Dialect.class);
    private final PlanCheck plans = new PlanCheck();

    /** The baseline as it is; throws with every problem there is. */
    ObjectNode read(ObjectNode json) throws BrokenLineException {
        List<String> problems = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (BaselineField.of(name).isEmpty()) {
                problems.add("there is no field " + name + "; a baseline has " + BaselineField.keys());
            }
        });
        for (BaselineField field : BaselineField.values()) {
            field.form().problem(field.key(), json.path(field.key())).ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            whole(json, problems);
        }
        if (!problems.isEmpty()) {
            throw new BrokenLineException(problems);
        }
        return json;
    }

    private void whole(ObjectNode json, List<String> problems) {
        boolean local = value(json, BaselineField.SCOPE).textValue().equals("LOCAL");
        if (local != value(json, BaselineField.INSTANCE).isTextual()) {
            problems.add("instance must be named where scope is LOCAL, and null where it is GLOBAL");
        }
        int version = value(json, BaselineField.FINGERPRINT_VERSION).intValue();
        if (version == PlanFingerprint.FINGERPRINT_VERSION) {
            plans.check(json, problems);
        } else {
            problems.add("fingerprint_version must be " + PlanFingerprint.FINGERPRINT_VERSION + ", was " + version
                    + ": hashes of other versions are compared with nothing");
        }
        text(json, problems);
    }

    private void text(ObjectNode json, List<String> problems) {
        boolean postgres = value(json, BaselineField.ENGINE).textValue().equals("POSTGRESQL");
        String text = value(json, BaselineField.SQL_TEXT).textValue();
        NormalizedSql sql = normalizers
                .computeIfAbsent(postgres ? Dialect.POSTGRES : Dialect.MYSQL, SqlNormalizer::new)
                .normalize(text);
        if (text.length() >= LONGEST_WHOLE_TEXT) {
            return;
        }
        if (!sql.text().equals(text)) {
            problems.add("sql_text must be canonical, without values, comments and superfluous blanks:"
                    + " `plumbline sql normalize` makes it so");
        } else if (!sql.sqlHash().equals(value(json, BaselineField.SQL_HASH).textValue())) {
            problems.add("sql_hash must be that of sql_text, " + sql.sqlHash() + ", was "
                    + value(json, BaselineField.SQL_HASH).textValue());
        }
    }

    static JsonNode value(ObjectNode json, BaselineField field) {
        return json.path(field.key());
    }
}

package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What {@code spm_import_baseline} takes, made of a line of the file: where it goes, and where it comes from. */
final class ImportedBaseline {

    private static final List<BaselineField> IDENTITY = List.of(
            BaselineField.CLUSTER,
            BaselineField.DATABASE,
            BaselineField.NAMESPACE,
            BaselineField.SQL_HASH,
            BaselineField.PLAN_HASH,
            BaselineField.INSTANCE);

    private static final List<BaselineField> TAKEN = List.of(
            BaselineField.DATABASE,
            BaselineField.NAMESPACE,
            BaselineField.INSTANCE,
            BaselineField.ENGINE,
            BaselineField.SQL_HASH,
            BaselineField.SQL_TEXT,
            BaselineField.PLAN_HASH,
            BaselineField.FINGERPRINT_VERSION,
            BaselineField.STATUS,
            BaselineField.ENABLED,
            BaselineField.PLAN);

    private static final List<BaselineField> ORIGIN = List.of(
            BaselineField.CLUSTER,
            BaselineField.SOURCE,
            BaselineField.MS_PER_CALL,
            BaselineField.CALLS,
            BaselineField.FIRST_SEEN_AT,
            BaselineField.LAST_SEEN_AT,
            BaselineField.DECISION);

    private final ImportSettings settings;

    ImportedBaseline(ImportSettings settings) {
        this.settings = settings;
    }

    ObjectNode document(ObjectNode line, FileHeader header) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        String cluster = line.path(BaselineField.CLUSTER.key()).textValue();
        document.put(BaselineField.CLUSTER.key(), settings.clusterAs().getOrDefault(cluster, cluster));
        TAKEN.forEach(field -> put(document, line, field));
        ObjectNode origin = document.putObject("origin");
        origin.put("exported_at", header.exportedAt().toString());
        ORIGIN.forEach(field -> put(origin, line, field));
        return document;
    }

    /** Equal for lines about one plan of one statement. */
    static String identity(ObjectNode document) {
        ArrayNode identity = JsonNodeFactory.instance.arrayNode();
        IDENTITY.forEach(field -> identity.add(document.path(field.key()).asText()));
        return identity.toString();
    }

    private static void put(ObjectNode to, ObjectNode from, BaselineField field) {
        JsonNode value = from.path(field.key());
        if (!value.isMissingNode() && !value.isNull()) {
            to.set(field.key(), value);
        }
    }
}

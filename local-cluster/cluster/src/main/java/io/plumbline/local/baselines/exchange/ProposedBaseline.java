package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.capture.sql.NormalizedSql;
import io.plumbline.local.records.AvroJson;
import java.util.List;

/**
 * A baseline of a PostgreSQL statement that nobody has decided about yet.
 *
 * @param status ACCEPTED, UNACCEPTED, FIXED or REJECTED
 */
public record ProposedBaseline(
        String cluster, String database, String namespace, NormalizedSql sql, String status, CapturedPlan plan) {

    /** The line of the file, its fields in the order of {@link BaselineField}. */
    ObjectNode line() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put(BaselineField.CLUSTER.key(), cluster);
        line.put(BaselineField.DATABASE.key(), database);
        line.put(BaselineField.NAMESPACE.key(), namespace);
        line.putNull(BaselineField.INSTANCE.key());
        line.put(BaselineField.SCOPE.key(), "GLOBAL");
        line.put(BaselineField.ENGINE.key(), "POSTGRESQL");
        line.put(BaselineField.SQL_HASH.key(), sql.sqlHash());
        line.put(BaselineField.SQL_TEXT.key(), sql.text());
        line.put(BaselineField.PLAN_HASH.key(), plan.getPlanHash());
        line.put(BaselineField.FINGERPRINT_VERSION.key(), plan.getFingerprintVersion());
        line.put(BaselineField.STATUS.key(), status);
        line.put(BaselineField.ENABLED.key(), true);
        line.put(BaselineField.SOURCE.key(), "IMPORT");
        line.put(BaselineField.COST.key(), plan.getCost().getTotalCost());
        ObjectNode nodes = AvroJson.object(plan);
        nodes.remove(List.of(BaselineField.PLAN_HASH.key(), BaselineField.FINGERPRINT_VERSION.key()));
        line.set(BaselineField.PLAN.key(), nodes);
        return line;
    }
}

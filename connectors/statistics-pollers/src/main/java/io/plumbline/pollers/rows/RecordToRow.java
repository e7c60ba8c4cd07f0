package io.plumbline.pollers.rows;

import io.plumbline.connect.BuildVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record a row that a JDBC sink can write: records, lists and maps within it become JSON, moments become text
 * with an offset, and single fields are lifted out of what is within. Tombstones pass as they are; fields that are
 * added to the schema become columns without a change here.
 *
 * <p>A record that is none, holds NUL or lacks what is to be lifted is refused with a {@link DataException}, which Connect
 * treats by {@code errors.tolerance}.
 */
public final class RecordToRow<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

    static final String LIFT = "lift";

    private static final Pattern LIFTED = Pattern.compile("(\\w+)=(\\w+(?:\\.\\w+)+)");
    private static final ConfigDef CONFIG = new ConfigDef()
            .define(
                    LIFT,
                    ConfigDef.Type.LIST,
                    List.of(),
                    RecordToRow::requireLifted,
                    ConfigDef.Importance.MEDIUM,
                    "Columns that hold a field of a record within the record, as column=path.to.field.");

    private Map<String, List<String>> lifted = Map.of();
    private @Nullable RowLayout layout;

    @Override
    public void configure(Map<String, ?> settings) {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        for (String entry : new AbstractConfig(CONFIG, settings, false).getList(LIFT)) {
            String[] columnAndPath = entry.split("=", 2);
            paths.put(columnAndPath[0], List.of(columnAndPath[1].split("\\.")));
        }
        lifted = paths;
    }

    @Override
    public R apply(R record) {
        if (record.value() == null) {
            return record;
        }
        if (!(record.value() instanceof Struct struct)) {
            throw new DataException("the value must be a record with a schema, was a "
                    + record.value().getClass().getName());
        }
        RowLayout rows = layoutOf(struct);
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                record.keySchema(),
                record.key(),
                rows.schema(),
                rows.row(struct),
                record.timestamp());
    }

    private RowLayout layoutOf(Struct struct) {
        RowLayout known = layout;
        if (known == null || !known.isFor(struct.schema())) {
            known = RowLayout.of(struct.schema(), lifted);
            layout = known;
        }
        return known;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    public String version() {
        return BuildVersion.current();
    }

    @Override
    public void close() {
        layout = null;
    }

    private static void requireLifted(String name, @Nullable Object entries) {
        for (Object entry : entries instanceof List<?> list ? list : List.of()) {
            if (!LIFTED.matcher(String.valueOf(entry)).matches()) {
                throw new ConfigException(name, entry, "must be column=path.to.field");
            }
        }
    }
}

package io.plumbline.pollers.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * How the records of one schema become rows: each field a column, and beside them the fields that are lifted out of
 * records within.
 */
record RowLayout(Schema origin, Schema schema, List<Column> columns) {

    RowLayout {
        columns = List.copyOf(columns);
    }

    /**
     * @param lifted column by name, and its path below the record
     * @throws DataException when a path leads nowhere or a field is of a type that no column holds
     */
    static RowLayout of(Schema origin, Map<String, List<String>> lifted) {
        List<Column> columns = new ArrayList<>();
        for (Field field : origin.fields()) {
            if (!lifted.containsKey(field.name())) {
                columns.add(Column.of(field.name(), List.of(field)));
            }
        }
        lifted.forEach((name, path) -> columns.add(Column.of(name, follow(origin, path))));
        SchemaBuilder builder = SchemaBuilder.struct().name(origin.name());
        columns.forEach(column -> builder.field(column.name(), column.schema()));
        return new RowLayout(origin, builder.build(), columns);
    }

    boolean isFor(Schema schemaOfRecord) {
        return origin == schemaOfRecord || origin.equals(schemaOfRecord);
    }

    Struct row(Struct record) {
        Struct row = new Struct(schema);
        for (Column column : columns) {
            row.put(column.name(), column.value(record));
        }
        return row;
    }

    private static List<Field> follow(Schema origin, List<String> path) {
        List<Field> fields = new ArrayList<>();
        Schema schema = origin;
        for (String name : path) {
            Field field = schema.type() == Schema.Type.STRUCT ? schema.field(name) : null;
            if (field == null) {
                throw new DataException("no field " + String.join(".", path) + " in " + origin.name());
            }
            fields.add(field);
            schema = field.schema();
        }
        return fields;
    }
}

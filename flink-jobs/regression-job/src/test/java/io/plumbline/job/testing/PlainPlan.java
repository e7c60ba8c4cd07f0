package io.plumbline.job.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.avro.v1.CapturedPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A plan as the control database holds it: JSON without Avro's tags. */
public final class PlainPlan {

    private PlainPlan() {}

    public static String of(CapturedPlan plan) {
        JsonNode json = new ObjectMapper().valueToTree(plain(plan));
        return json.toString();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof SpecificRecord record) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            for (Schema.Field field : record.getSchema().getFields()) {
                fields.put(field.name(), plain(record.get(field.pos())));
            }
            return fields;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(each -> plain.add(plain(each)));
            return plain;
        }
        return value instanceof Number || value instanceof Boolean || value instanceof Map || value == null
                ? value
                : value.toString();
    }
}

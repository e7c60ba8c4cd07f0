package io.plumbline.local.baselines.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first line of the file.
 *
 * @param exportedAt by the control database's clock
 * @param baselines how many lines follow; null where the file does not say, because lines were taken out of it
 */
record FileHeader(Instant exportedAt, @Nullable Long baselines) {

    private static final String FORMAT_FIELD = "format";
    private static final String VERSION_FIELD = "version";
    private static final String EXPORTED_FIELD = "exported_at";
    private static final String BASELINES_FIELD = "baselines";
    private static final Set<String> FIELDS = Set.of(FORMAT_FIELD, VERSION_FIELD, EXPORTED_FIELD, BASELINES_FIELD);

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(FORMAT_FIELD, ExchangeFormat.NAME);
        json.put(VERSION_FIELD, ExchangeFormat.VERSION);
        json.put(EXPORTED_FIELD, exportedAt.toString());
        json.put(BASELINES_FIELD, baselines);
        return json;
    }

    /** Format and version first: of another format or a newer version nothing else is looked at. */
    static FileHeader read(ObjectNode json) throws BrokenLineException {
        JsonNode format = json.path(FORMAT_FIELD);
        if (!format.isTextual() || !format.textValue().equals(ExchangeFormat.NAME)) {
            throw new BrokenLineException(List.of("the first line must be a header with format \"" + ExchangeFormat.NAME
                    + "\": is this a file of `baselines export`?"));
        }
        JsonNode version = json.path(VERSION_FIELD);
        if (!version.isInt() || version.intValue() != ExchangeFormat.VERSION) {
            throw new BrokenLineException(List.of("version must be " + ExchangeFormat.VERSION + ", was " + version
                    + (version.isInt() && version.intValue() > ExchangeFormat.VERSION
                            ? ": a newer Plumbline wrote the file, and only such a one reads it"
                            : "")));
        }
        List<String> problems = new ArrayList<>();
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(FIELDS);
        unknown.forEach(
                field -> problems.add("the header has no field " + field + "; it has " + new TreeSet<>(FIELDS)));
        FieldForm.time().problem(EXPORTED_FIELD, json.path(EXPORTED_FIELD)).ifPresent(problems::add);
        FieldForm.count()
                .optional()
                .problem(BASELINES_FIELD, json.path(BASELINES_FIELD))
                .ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new BrokenLineException(problems);
        }
        JsonNode count = json.path(BASELINES_FIELD);
        return new FileHeader(
                java.time.OffsetDateTime.parse(json.path(EXPORTED_FIELD).textValue())
                        .toInstant(),
                count.isNumber() ? (Long) count.longValue() : null);
    }
}

package io.plumbline.local.watch;

import java.util.Map;
import java.util.TreeMap;

/** Settings of Apicurio's converter: Avro values in Confluent's wire format. */
final class AvroValues {
    private static final String CONVERTER = "value.converter";
    private static final String APICURIO = CONVERTER + ".apicurio.registry.";

    private AvroValues() {}

    /** For a connector that writes records. */
    static Map<String, String> written(String registryUrl) {
        Map<String, String> settings = common(registryUrl);
        settings.put(APICURIO + "auto-register", "true");
        settings.put(APICURIO + "artifact-resolver-strategy", "io.apicurio.registry.serde.strategy.TopicIdStrategy");
        return settings;
    }

    /** For a connector that reads records: a schema once read serves on while the registry is away. */
    static Map<String, String> read(String registryUrl) {
        Map<String, String> settings = common(registryUrl);
        settings.put(APICURIO + "fault-tolerant-refresh", "true");
        settings.put(APICURIO + "retry-count", "20");
        settings.put(APICURIO + "retry-backoff-ms", "1000");
        return settings;
    }

    private static Map<String, String> common(String registryUrl) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(CONVERTER, "io.apicurio.registry.utils.converter.AvroConverter");
        settings.put(CONVERTER + ".connect.meta.data", "false");
        settings.put(APICURIO + "url", registryUrl);
        settings.put(APICURIO + "headers.enabled", "false");
        settings.put(APICURIO + "id-handler", "io.apicurio.registry.serde.Legacy4ByteIdHandler");
        settings.put(APICURIO + "as-confluent", "true");
        settings.put(APICURIO + "use-id", "contentId");
        return settings;
    }
}

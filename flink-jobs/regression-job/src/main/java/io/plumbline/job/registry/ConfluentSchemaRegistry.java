package io.plumbline.job.registry;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

/**
 * A registry that speaks Confluent's API, through Confluent's own client (which keeps every schema it has seen).
 * docs/decisions/0008: the client fails at once when the registry is away, so the waiting is done here.
 */
public final class ConfluentSchemaRegistry implements SchemaRegistry {

    /** What is set on, and read back from, every subject the job registers. */
    public static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private static final int CACHED_SCHEMAS = 1_000;
    private static final int NOT_FOUND = 404;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final SchemaRegistryClient client;
    private final RegistrySettings settings;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Map<Integer, Instant> unknownUntil = new HashMap<>();

    /** The real one. */
    public static SchemaRegistry open(RegistrySettings settings, RegistryErrors errors) {
        return new ConfluentSchemaRegistry(
                new CachedSchemaRegistryClient(settings.url(), CACHED_SCHEMAS, settings.client()),
                settings,
                new Backoff(settings.retryFor(), duration -> Thread.sleep(duration.toMillis()), errors),
                InstantSource.system());
    }

    ConfluentSchemaRegistry(
            SchemaRegistryClient client, RegistrySettings settings, Backoff backoff, InstantSource clock) {
        this.client = client;
        this.settings = settings;
        this.backoff = backoff;
        this.clock = clock;
    }

    @Override
    public String schemaText(int id) throws UnknownSchemaException, InterruptedException {
        Instant until = unknownUntil.get(id);
        if (until != null && clock.instant().isBefore(until)) {
            throw new UnknownSchemaException(id, null);
        }
        try {
            return backoff.retry("schema " + id + " from " + settings.url(), () -> fetch(id));
        } catch (UnknownSchemaException e) {
            forgetOld();
            unknownUntil.put(id, clock.instant().plus(settings.negativeCache()));
            throw e;
        }
    }

    @Override
    public int idOf(String subject, String schemaText) throws InterruptedException {
        AvroSchema schema = new AvroSchema(schemaText);
        return backoff.retry(
                "schema of subject " + subject + " at " + settings.url(),
                () -> settings.registersSchemas() ? register(subject, schema) : lookUp(subject, schema));
    }

    private String fetch(int id) throws IOException, UnknownSchemaException {
        try {
            return client.getSchemaById(id).canonicalString();
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                throw new UnknownSchemaException(id, e);
            }
            throw awayOrRefused("schema " + id, e);
        }
    }

    private int register(String subject, AvroSchema schema) throws IOException {
        try {
            // first, so that this very schema is measured by it where the subject was left at less
            client.updateCompatibility(subject, COMPATIBILITY);
            int id = client.register(subject, schema);
            String inForce = client.getCompatibility(subject);
            if (!COMPATIBILITY.equals(inForce)) {
                throw new RegistryUnavailableException(
                        "subject %s must have compatibility %s, the registry kept %s"
                                .formatted(subject, COMPATIBILITY, inForce),
                        null);
            }
            return id;
        } catch (RestClientException e) {
            throw awayOrRefused("subject " + subject, e);
        }
    }

    private int lookUp(String subject, AvroSchema schema) throws IOException {
        try {
            return client.getId(subject, schema);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                throw new RegistryUnavailableException(
                        "subject %s has not this version's schema; register it, or set plumbline.registry.register to true"
                                .formatted(subject),
                        e);
            }
            throw awayOrRefused("subject " + subject, e);
        }
    }

    private IOException awayOrRefused(String what, RestClientException answer) {
        int status = answer.getStatus();
        if (status >= SERVER_ERROR || status == TIMEOUT || status == TOO_MANY) {
            return new IOException(what + ": the registry answered " + status, answer);
        }
        throw new RegistryUnavailableException(
                "%s: the registry at %s refused with status %d".formatted(what, settings.url(), status), answer);
    }

    private void forgetOld() {
        Instant now = clock.instant();
        unknownUntil.values().removeIf(until -> !now.isBefore(until));
    }
}

package io.plumbline.local.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.local.http.JsonHttp;
import io.plumbline.local.process.InfrastructureException;
import org.apache.avro.Schema;

/** The subjects of a registry that speaks Confluent's API. Decides by HTTP status; error codes differ between servers. */
public final class Subjects {
    private static final String FULL_TRANSITIVE = "FULL_TRANSITIVE";
    private static final int CONFLICT = 409;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonHttp http;

    /** The registry whose Confluent API is at this address. */
    public Subjects(String url) {
        this.http = new JsonHttp(url);
    }

    /**
     * Demands FULL_TRANSITIVE compatibility, registers the schema, which has to have it, and returns its id.
     *
     * @throws InfrastructureException when the schema is not compatible with what is there, or the registry did not
     *     keep the compatibility
     */
    public int register(String subject, Schema schema) {
        demandFullCompatibility(subject);
        JsonHttp.Reply reply = http.post(
                "/subjects/" + subject + "/versions", JSON.createObjectNode().put("schema", schema.toString()));
        if (reply.status() == CONFLICT) {
            throw new InfrastructureException("the schema of " + subject
                    + " is not compatible with the versions that the registry has: " + reply.body());
        }
        return reply.orThrow("register the schema of " + subject).path("id").asInt();
    }

    /** How many versions of the subject's schema the registry has. */
    public int versions(String subject) {
        return http.get("/subjects/" + subject + "/versions")
                .orThrow("list the versions of " + subject)
                .size();
    }

    /** What the registry demands of a new version of the subject. */
    public String compatibility(String subject) {
        return http.get("/config/" + subject)
                .orThrow("read the compatibility of " + subject)
                .path("compatibilityLevel")
                .asText();
    }

    /** The schema that records with this id were written with. */
    public Schema byId(int id) {
        String text = http.get("/schemas/ids/" + id)
                .orThrow("look up the schema " + id)
                .path("schema")
                .asText();
        return new Schema.Parser().parse(text);
    }

    private void demandFullCompatibility(String subject) {
        http.put("/config/" + subject, JSON.createObjectNode().put("compatibility", FULL_TRANSITIVE))
                .orThrow("set the compatibility of " + subject);
        String kept = compatibility(subject);
        if (!kept.equals(FULL_TRANSITIVE)) {
            throw new InfrastructureException("the registry kept compatibility " + kept + " for " + subject + " though "
                    + FULL_TRANSITIVE + " was set");
        }
    }
}

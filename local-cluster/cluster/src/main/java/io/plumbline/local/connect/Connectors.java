package io.plumbline.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.local.http.JsonHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connectors of a Connect worker, through its REST API. */
public final class Connectors {
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonHttp http;

    Connectors(JsonHttp http) {
        this.http = http;
    }

    /** Creates the connector or changes its configuration. Secrets are references to a config provider, never values. */
    public void apply(String name, Map<String, String> configuration) {
        ObjectNode body = JSON.createObjectNode();
        configuration.forEach(body::put);
        http.put("/connectors/" + encoded(name) + "/config", body).orThrow("configure the connector " + name);
    }

    /** What the plugin finds wrong with a configuration, one line per option. */
    public List<String> problems(String connectorClass, Map<String, String> configuration) {
        ObjectNode body = JSON.createObjectNode();
        configuration.forEach(body::put);
        body.put("connector.class", connectorClass);
        String plugin = connectorClass.substring(connectorClass.lastIndexOf('.') + 1);
        JsonNode answer = http.put("/connector-plugins/" + plugin + "/config/validate", body)
                .orThrow("validate a configuration of " + plugin);
        List<String> problems = new ArrayList<>();
        for (JsonNode option : answer.path("configs")) {
            for (JsonNode error : option.path("value").path("errors")) {
                problems.add(option.path("value").path("name").asText() + ": " + error.asText());
            }
        }
        return List.copyOf(problems);
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        http.get("/connectors").orThrow("list the connectors").forEach(name -> names.add(name.asText()));
        return List.copyOf(names);
    }

    /** State of the connector and its tasks; empty when there is none of that name, or none yet. */
    public Optional<ConnectorStatus> status(String name) {
        JsonHttp.Reply reply = http.get("/connectors/" + encoded(name) + "/status");
        return reply.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(ConnectorStatus.parse(reply.orThrow("ask for the status of " + name)));
    }

    public void restart(String name) {
        http.post("/connectors/" + encoded(name) + "/restart?includeTasks=true", JSON.createObjectNode())
                .orThrow("restart the connector " + name);
    }

    public void delete(String name) {
        http.delete("/connectors/" + encoded(name)).orThrow("delete the connector " + name);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

package io.plumbline.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plumbline.local.process.HealthCheck;
import io.plumbline.local.process.InfrastructureException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A server that answers JSON. */
public final class JsonHttp {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(1);
    private static final Duration HEALTH_WITHIN = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .build();
    private final String base;

    /** The server whose paths begin with this address, which has no slash at its end. */
    public JsonHttp(String base) {
        this.base = base;
    }

    /** What a server answered: the status, and the body where it was JSON. */
    public record Reply(int status, JsonNode body) {
        private static final int SUCCESS = 200;
        private static final int REDIRECT = 300;

        public boolean isSuccess() {
            return status >= SUCCESS && status < REDIRECT;
        }

        /** The body of a successful reply. */
        public JsonNode orThrow(String what) {
            if (!isSuccess()) {
                String told = body.path("message").asText(body.toString());
                throw new InfrastructureException("cannot " + what + ": HTTP " + status + " " + told.strip());
            }
            return body;
        }
    }

    public Reply get(String path) {
        return send(request(path, ANSWER_WITHIN).GET().build());
    }

    public Reply delete(String path) {
        return send(request(path, ANSWER_WITHIN).DELETE().build());
    }

    public Reply patch(String path) {
        return send(request(path, ANSWER_WITHIN)
                .method("PATCH", HttpRequest.BodyPublishers.noBody())
                .build());
    }

    public Reply post(String path, JsonNode body) {
        return send(request(path, ANSWER_WITHIN)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    public Reply put(String path, JsonNode body) {
        return send(request(path, ANSWER_WITHIN)
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Ready when a GET of the path succeeds. */
    public HealthCheck health(String path) {
        return () -> {
            try {
                Reply reply = send(request(path, HEALTH_WITHIN).GET().build());
                return reply.isSuccess() ? Optional.empty() : Optional.of("HTTP " + reply.status());
            } catch (InfrastructureException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        };
    }

    private HttpRequest.Builder request(String path, Duration within) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(within)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            throw new InfrastructureException("no answer from " + request.uri() + " (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while asking " + request.uri(), e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}

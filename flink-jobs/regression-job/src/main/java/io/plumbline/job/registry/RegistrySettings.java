package io.plumbline.job.registry;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * How to talk to the registry.
 *
 * @param registersSchemas whether the job registers its schemas and sets their compatibility, or only looks them up
 * @param subjects under which subjects they are registered or looked for
 * @param retryFor how long to ask again while the registry is away
 * @param negativeCache how long an unknown id stays unknown without asking again
 * @param client settings of the Confluent client, such as {@code basic.auth.user.info}
 */
public record RegistrySettings(
        String url,
        boolean registersSchemas,
        SubjectStrategy subjects,
        Duration retryFor,
        Duration negativeCache,
        Map<String, String> client)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
        return "RegistrySettings[" + url + ", client=" + client.keySet() + "]";
    }
}

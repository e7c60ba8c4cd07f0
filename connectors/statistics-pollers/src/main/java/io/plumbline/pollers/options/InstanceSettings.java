package io.plumbline.pollers.options;

import java.util.List;
import org.apache.kafka.common.config.types.Password;

/**
 * One server and how to reach it.
 *
 * @param databases databases to watch; empty for all
 */
public record InstanceSettings(String name, String url, String user, Password password, List<String> databases) {

    public InstanceSettings {
        databases = List.copyOf(databases);
    }
}

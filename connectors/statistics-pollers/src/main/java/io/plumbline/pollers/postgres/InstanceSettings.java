package io.plumbline.pollers.postgres;

import java.util.List;
import org.apache.kafka.common.config.types.Password;

/**
 * One server and how to reach it.
 *
 * @param databases databases to watch; empty for all
 */
record InstanceSettings(String name, String url, String user, Password password, List<String> databases) {

    InstanceSettings {
        databases = List.copyOf(databases);
    }
}

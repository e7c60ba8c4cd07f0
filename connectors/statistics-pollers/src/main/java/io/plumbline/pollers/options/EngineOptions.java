package io.plumbline.pollers.options;

import io.plumbline.connect.options.Option;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What one engine's connector says of the options that all have, and the options that it alone has.
 *
 * @param url checks an instance's address
 * @param urlMeaning documentation of the address
 * @param databasesMeaning documentation of the databases that are watched
 * @param further options of this engine only
 */
public record EngineOptions(
        ConfigDef.Validator url, String urlMeaning, String databasesMeaning, List<Further> further) {

    public EngineOptions {
        further = List.copyOf(further);
    }

    /** An option of one engine only, in a group of the shared ones. */
    public record Further(String group, Option option, ConfigDef.Validator validator, String documentation) {}
}

package io.plumbline.pollers.mysql;

import io.plumbline.pollers.options.EngineOptions;
import io.plumbline.pollers.options.InstanceOptions;
import io.plumbline.pollers.options.PollerSettings;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The options of the MySQL connector. */
final class MySqlOptions {

    private static final String URL_FORM =
            "jdbc:mysql://host:port/ or jdbc:mariadb://host:port/, without schema, user and password";
    private static final Pattern URL = Pattern.compile("jdbc:(mysql|mariadb)://[^/?\\s]+/(\\?\\S*)?");
    private static final Pattern CREDENTIALS = Pattern.compile("[?&](user|password)=", Pattern.CASE_INSENSITIVE);

    /** Such as keyStorePassword, and password2 of another factor. */
    private static final Pattern SECRET = Pattern.compile("[?&]([^=&]*password\\d?)=", Pattern.CASE_INSENSITIVE);

    private static final EngineOptions ENGINE = new EngineOptions(
            ConfigDef.LambdaValidator.with(MySqlOptions::checkUrl, () -> URL_FORM),
            "JDBC URL of the server, directly and not through a proxy: " + URL_FORM
                    + ". Behind ? may stand options of MariaDB Connector/J, such as sslMode=verify-full, or"
                    + " allowPublicKeyRetrieval=true where the connection has no TLS.",
            "Schemas that are watched; empty for all that are not the server's own.",
            List.of());

    private MySqlOptions() {}

    /** All options, those of the instances that {@code properties} names included. */
    static ConfigDef definition(Map<String, String> properties) {
        return InstanceOptions.definition(ENGINE, properties);
    }

    static PollerSettings settings(Map<String, String> properties) {
        return PollerSettings.of(definition(properties), properties);
    }

    private static void checkUrl(String key, Object value) {
        if (!(value instanceof String url) || !URL.matcher(url).matches()) {
            throw new ConfigException(key, "[hidden]", "must be " + URL_FORM);
        }
        if (CREDENTIALS.matcher(url).find()) {
            throw new ConfigException(
                    key, "[hidden]", "must not hold user or password: they have options of their own");
        }
        Matcher secret = SECRET.matcher(url);
        if (secret.find()) {
            throw new ConfigException(
                    key,
                    "[hidden]",
                    "must not hold " + secret.group(1)
                            + ", which everybody sees who sees the connector's options: name a"
                            + " key without a password that only the worker may read");
        }
    }
}

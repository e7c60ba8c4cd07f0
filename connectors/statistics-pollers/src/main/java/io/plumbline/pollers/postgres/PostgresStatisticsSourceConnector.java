package io.plumbline.pollers.postgres;

import io.plumbline.pollers.task.StatisticsSourceConnector;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;

/** Publishes the statement statistics, generic plans and relations of one cluster's PostgreSQL servers. */
public final class PostgresStatisticsSourceConnector extends StatisticsSourceConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return PostgresStatisticsSourceTask.class;
    }

    @Override
    protected ConfigDef definition(Map<String, String> given) {
        return PostgresOptions.definition(given);
    }

    @Override
    protected void checkConnections(Map<String, String> given, Map<String, ConfigValue> values) {
        ConnectionCheck.report(PostgresOptions.settings(given), values);
    }
}

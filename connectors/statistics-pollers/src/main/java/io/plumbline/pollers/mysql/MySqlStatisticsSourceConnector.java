package io.plumbline.pollers.mysql;

import io.plumbline.pollers.task.StatisticsSourceConnector;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;

/** Publishes the statement statistics, plans of sample texts and relations of one cluster's MySQL or MariaDB servers. */
public final class MySqlStatisticsSourceConnector extends StatisticsSourceConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return MySqlStatisticsSourceTask.class;
    }

    @Override
    protected ConfigDef definition(Map<String, String> given) {
        return MySqlOptions.definition(given);
    }

    @Override
    protected void checkConnections(Map<String, String> given, Map<String, ConfigValue> values) {
        MySqlConnectionCheck.report(MySqlOptions.settings(given), values);
    }
}

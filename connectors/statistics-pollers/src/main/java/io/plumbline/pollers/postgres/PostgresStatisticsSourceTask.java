package io.plumbline.pollers.postgres;

import io.plumbline.pollers.task.StatisticsSourceTask;

/** Polls PostgreSQL servers. */
public final class PostgresStatisticsSourceTask extends StatisticsSourceTask {

    /** For Kafka Connect. */
    public PostgresStatisticsSourceTask() {
        super(PostgresOptions::settings, InstancePoller::new);
    }
}

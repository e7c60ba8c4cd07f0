package io.plumbline.pollers.mysql;

import io.plumbline.pollers.task.StatisticsSourceTask;

/** Polls MySQL and MariaDB servers. */
public final class MySqlStatisticsSourceTask extends StatisticsSourceTask {

    /** For Kafka Connect. */
    public MySqlStatisticsSourceTask() {
        super(MySqlOptions::settings, MySqlInstancePoller::new);
    }
}

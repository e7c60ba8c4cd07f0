package io.plumbline.local.runtime;

import io.plumbline.local.process.WorkFolder;

/** The log4j configuration that all the Java servers share: lines to standard output, which is the process's log. */
public final class Logging {
    private static final String CONFIGURATION = """
            status = warn
            appender.out.type = Console
            appender.out.name = out
            appender.out.layout.type = PatternLayout
            appender.out.layout.pattern = %d{ISO8601} %-5p %c{1} %m%n
            rootLogger.level = info
            rootLogger.appenderRef.out.ref = out
            logger.plugins.name = org.reflections
            logger.plugins.level = error
            logger.configs.name = org.apache.kafka.common.config.AbstractConfig
            logger.configs.level = warn
            logger.clientconfigs.name = org.apache.kafka.clients.admin.AdminClientConfig
            logger.clientconfigs.level = warn
            logger.producerconfigs.name = org.apache.kafka.clients.producer.ProducerConfig
            logger.producerconfigs.level = warn
            logger.consumerconfigs.name = org.apache.kafka.clients.consumer.ConsumerConfig
            logger.consumerconfigs.level = warn
            """;

    private Logging() {}

    /** Writes the configuration and returns the JVM option that names it. */
    public static String option(WorkFolder folder) {
        return "-Dlog4j2.configurationFile=" + folder.writeConfiguration("log4j2.properties", CONFIGURATION);
    }
}

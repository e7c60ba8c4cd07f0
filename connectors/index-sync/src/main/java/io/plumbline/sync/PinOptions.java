package io.plumbline.sync;

import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import io.plumbline.connect.options.Option;
import io.plumbline.connect.options.OptionGroup;
import io.plumbline.connect.options.OptionValidators;
import io.plumbline.connect.options.UnknownOptions;
import io.plumbline.explain.ServerUrl;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.storage.Converter;

/** The connector's options. */
final class PinOptions {

    static final String CLUSTER = "cluster";
    static final String INSTANCES = "instances";
    static final String ACTUATOR = "actuator";
    static final String SWEEP_INTERVAL = "sweep.interval.ms";
    static final String STATEMENT_TIMEOUT = "statement.timeout.ms";
    static final String LOCK_TIMEOUT = "lock.timeout.ms";
    static final String CONNECT_TIMEOUT = "connect.timeout.ms";
    static final String RESULTS_TOPIC = "results.topic";
    static final String ALERTS_TOPIC = "alerts.topic";
    static final String RESULTS_CONVERTER = "results.converter";
    static final String RESULTS_CONVERTER_PREFIX = RESULTS_CONVERTER + ".";
    static final String RESULTS_PRODUCER_PREFIX = "results.producer.";
    static final String RESULTS_BOOTSTRAP = RESULTS_PRODUCER_PREFIX + "bootstrap.servers";

    static final String NONE = "none";
    static final String PG_HINT_PLAN = "pg_hint_plan";

    /** Finds options that do not exist; what the converter and the producer take is theirs to say. */
    static final UnknownOptions UNKNOWN = new UnknownOptions(
            List.of("actuator", "cluster.", "instances.", "password", "url", "user"),
            List.of(RESULTS_CONVERTER_PREFIX, RESULTS_PRODUCER_PREFIX),
            "instance.<name>.url, .user, .password, settings of the converter after results.converter. and of the"
                    + " producer after results.producer.");

    private PinOptions() {}

    static String url(String instance) {
        return "instance." + instance + ".url";
    }

    static String user(String instance) {
        return "instance." + instance + ".user";
    }

    static String password(String instance) {
        return "instance." + instance + ".password";
    }

    /** The options but those of single instances. */
    static ConfigDef shared() {
        ConfigDef options = new ConfigDef();
        pinned(options);
        manners(options);
        results(options);
        return options;
    }

    /** All options, with those of the instances that {@code given} names. */
    static ConfigDef definition(Map<String, String> given) {
        ConfigDef options = shared();
        instances(given).forEach(name -> instance(options, name));
        return options;
    }

    /** The instances named, as far as they can be names at all. */
    static List<String> instances(Map<String, String> given) {
        return OptionValidators.namesIn(given.getOrDefault(INSTANCES, ""));
    }

    private static void pinned(ConfigDef options) {
        OptionGroup group = new OptionGroup(options, "What is pinned");
        group.add(
                new Option(CLUSTER, Type.STRING, NO_DEFAULT_VALUE, "Cluster"),
                OptionValidators.name(),
                Importance.HIGH,
                "Cluster whose commands are carried out; others are passed over.");
        group.add(
                new Option(INSTANCES, Type.LIST, NO_DEFAULT_VALUE, "Instances"),
                OptionValidators.names(),
                Importance.HIGH,
                "Names of its instances, each with options of its own: instance.NAME.url, .user, .password.");
        group.addChoice(
                new Option(ACTUATOR, Type.STRING, NONE, "Actuator"),
                List.of(NONE, PG_HINT_PLAN),
                Importance.HIGH,
                "none proposes only; pg_hint_plan writes the table hint_plan.hints.");
        group.add(
                new Option(SWEEP_INTERVAL, Type.LONG, 30_000L, "Sweep interval"),
                atLeast(1_000),
                Importance.MEDIUM,
                "Milliseconds between two looks at every pin: its plan, its ids, its time.");
    }

    private static void manners(ConfigDef options) {
        OptionGroup group = new OptionGroup(options, "Manners on the server");
        group.add(
                new Option(STATEMENT_TIMEOUT, Type.INT, 5_000, "Statement timeout"),
                atLeast(1),
                Importance.MEDIUM,
                "Milliseconds a question may take at most.");
        group.add(
                new Option(LOCK_TIMEOUT, Type.INT, 500, "Lock timeout"),
                atLeast(1),
                Importance.MEDIUM,
                "Milliseconds to wait for a lock at most.");
        group.add(
                new Option(CONNECT_TIMEOUT, Type.INT, 5_000, "Connect timeout"),
                atLeast(1),
                Importance.LOW,
                "Milliseconds to wait for a connection, rounded up to seconds.");
    }

    private static void results(ConfigDef options) {
        OptionGroup group = new OptionGroup(options, "Results");
        group.add(
                new Option(RESULTS_TOPIC, Type.STRING, "plumbline.pin-results", "Results topic"),
                OptionValidators.topic(),
                Importance.MEDIUM,
                "Topic of what became of the pins.");
        group.add(
                new Option(ALERTS_TOPIC, Type.STRING, "plumbline.pin-alerts", "Alerts topic"),
                OptionValidators.topic(),
                Importance.MEDIUM,
                "Topic of the results that say that a plan somebody asked for is not there.");
        group.add(
                new Option(RESULTS_BOOTSTRAP, Type.LIST, NO_DEFAULT_VALUE, "Kafka for the results"),
                ConfigDef.ValidList.anyNonDuplicateValues(false, false),
                Importance.HIGH,
                "Kafka for the results. Every setting of a producer may follow results.producer.");
        group.add(
                new Option(RESULTS_CONVERTER, Type.CLASS, NO_DEFAULT_VALUE, "Converter of the results"),
                OptionValidators.implementing(Converter.class),
                Importance.HIGH,
                "Converter of the results' values, as a connector's value.converter. Its settings follow results.converter.");
    }

    private static void instance(ConfigDef options, String name) {
        OptionGroup group = new OptionGroup(options, "Instance " + name);
        group.add(
                new Option(url(name), Type.STRING, NO_DEFAULT_VALUE, "URL"),
                OptionValidators.withoutSecrets(ServerUrl::fault, ServerUrl.FORM),
                Importance.HIGH,
                "JDBC URL of the server, directly and not through a pooler: " + ServerUrl.FORM
                        + ". Its database is where pg_stat_statements is installed.");
        group.add(
                new Option(user(name), Type.STRING, NO_DEFAULT_VALUE, "User"),
                OptionValidators.notBlank(),
                Importance.HIGH,
                "Role that pins; docs/operations/plan-pins.md lists its grants.");
        group.add(
                new Option(password(name), Type.PASSWORD, "", "Password"),
                OptionValidators.any(),
                Importance.HIGH,
                "Its password; best through a config provider.");
    }
}

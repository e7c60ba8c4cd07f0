package io.plumbline.sync;

import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

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

    private static final String NAME = "[A-Za-z0-9_-]{1,100}";

    private final ConfigDef options = new ConfigDef();
    private String group = "";
    private int order;

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
        return new PinOptions().definition().options;
    }

    /** All options, with those of the instances that {@code given} names. */
    static ConfigDef definition(Map<String, String> given) {
        PinOptions all = new PinOptions().definition();
        instances(given).forEach(all::instance);
        return all.options;
    }

    static List<String> instances(Map<String, String> given) {
        List<String> names = new ArrayList<>();
        for (String part : given.getOrDefault(INSTANCES, "").split(",", -1)) {
            String name = part.strip();
            if (name.matches(NAME) && !names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private PinOptions definition() {
        group = "What is pinned";
        add(
                CLUSTER,
                Type.STRING,
                NO_DEFAULT_VALUE,
                new ConfigDef.NonEmptyString(),
                "Cluster whose commands are carried out; others are passed over.");
        add(
                INSTANCES,
                Type.LIST,
                NO_DEFAULT_VALUE,
                ConfigDef.ValidList.anyNonDuplicateValues(false, false),
                "Names of its instances, each with options of its own: instance.NAME.url, .user, .password.");
        add(
                ACTUATOR,
                Type.STRING,
                NONE,
                ConfigDef.ValidString.in(NONE, PG_HINT_PLAN),
                "none proposes only; pg_hint_plan writes the table hint_plan.hints.");
        add(
                SWEEP_INTERVAL,
                Type.LONG,
                30_000L,
                atLeast(1_000),
                "How often every pin is looked at again: its plan, its ids, its time. In milliseconds.");
        group = "Manners on the server";
        add(STATEMENT_TIMEOUT, Type.INT, 5_000, atLeast(1), "Longest a question may take, in milliseconds.");
        add(LOCK_TIMEOUT, Type.INT, 500, atLeast(1), "Longest wait for a lock, in milliseconds.");
        add(CONNECT_TIMEOUT, Type.INT, 5_000, atLeast(1), "Longest a connection may take to open, in milliseconds.");
        group = "Results";
        add(
                RESULTS_TOPIC,
                Type.STRING,
                "plumbline.pin-results",
                new ConfigDef.NonEmptyString(),
                "Topic of what became of the pins.");
        add(
                ALERTS_TOPIC,
                Type.STRING,
                "plumbline.pin-alerts",
                new ConfigDef.NonEmptyString(),
                "Topic of the results that say that a plan somebody asked for is not there.");
        add(
                RESULTS_BOOTSTRAP,
                Type.LIST,
                NO_DEFAULT_VALUE,
                ConfigDef.ValidList.anyNonDuplicateValues(false, false),
                "Kafka for the results. Every setting of a producer may follow results.producer.");
        add(
                RESULTS_CONVERTER,
                Type.CLASS,
                NO_DEFAULT_VALUE,
                ConfigDef.LambdaValidator.with((key, value) -> {}, () -> "a Connect converter"),
                "Converter of the results' values, as a connector's value.converter. Its settings follow results.converter.");
        return this;
    }

    private void instance(String name) {
        group = "Instance " + name;
        add(
                url(name),
                Type.STRING,
                NO_DEFAULT_VALUE,
                new ConfigDef.NonEmptyString(),
                "JDBC URL of the server, directly and not through a pooler, without user and password. Its database is where pg_stat_statements is installed.");
        add(
                user(name),
                Type.STRING,
                NO_DEFAULT_VALUE,
                new ConfigDef.NonEmptyString(),
                "Role that pins; docs/operations/plan-pins.md lists its grants.");
        add(
                password(name),
                Type.PASSWORD,
                "",
                ConfigDef.LambdaValidator.with((key, value) -> {}, () -> ""),
                "Its password; best through a config provider.");
    }

    private void add(String key, Type type, Object byDefault, ConfigDef.Validator validator, String documentation) {
        order++;
        options.define(key, type, byDefault, validator, Importance.HIGH, documentation, group, order, Width.LONG, key);
    }
}

package io.plumbline.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class DebeziumConfigurationsTest {

    private static final DatabaseAddress SHOP = new DatabaseAddress("127.0.0.1", 5432, "shop", "watcher", "s3cret");

    @Test
    void ddlConnectorIsNamedByClusterAndDatabase() {
        ConnectorConfiguration ddl = DebeziumConfigurations.ddl("orders", SHOP);

        assertThat(ddl.name()).isEqualTo("plumbline-ddl-orders.shop");
        assertThat(ddl.settings())
                .containsEntry("topic.prefix", "plumbline.cdc.ddl.orders.shop")
                .containsEntry("slot.name", "plumbline_ddl_shop")
                .containsEntry("transforms.cluster.static.value", "orders")
                .containsEntry("database.port", "5432");
        assertThat(ddl.topics()).containsExactly("plumbline.cdc.ddl.orders.shop.message");
    }

    @Test
    void ddlConnectorCarriesMessagesAndNoTable() {
        Map<String, String> settings =
                DebeziumConfigurations.ddl("orders", SHOP).settings();

        assertThat(settings)
                .containsEntry("publication.autocreate.mode", "no_tables")
                .containsEntry("message.prefix.include.list", "plumbline\\.ddl")
                .containsEntry("snapshot.mode", "no_data")
                .containsEntry("offset.mismatch.strategy", "trust_offset");
    }

    @Test
    void aMysqlServersDdlIsFollowedWithoutARowOfIt() {
        ServerAddress server = new ServerAddress("db1", 3306, "watcher", "s3cret");
        ConnectorConfiguration ddl = DebeziumConfigurations.mysqlDdl("orders", "Orders-1", server, "kafka:9092");

        assertThat(ddl.name()).matches("plumbline-ddl-orders\\.orders_1_[0-9a-f]{8}");
        assertThat(ddl.topics()).hasSize(1);
        String topic = ddl.topics().get(0);
        assertThat(topic).startsWith("plumbline.cdc.ddl.orders.orders_1_");
        assertThat(ddl.settings())
                .containsEntry("topic.prefix", topic)
                .containsEntry("include.schema.changes", "true")
                .containsEntry("table.include.list", "plumbline_ddl\\.signal")
                .containsEntry("snapshot.mode", "no_data")
                .containsEntry("transforms.cluster.static.value", "orders")
                .containsEntry("schema.history.internal.kafka.bootstrap.servers", "kafka:9092");
        assertThat(topic).matches(ddl.settings().get("predicates.isSchemaChange.pattern"));
        // the job reads plumbline.cdc.*, and the history is Debezium's own
        assertThat(ddl.settings().get("schema.history.internal.kafka.topic")).startsWith("plumbline.schema-history.");
        assertThat(Long.parseLong(ddl.settings().get("database.server.id"))).isBetween(1L << 30, (1L << 31) - 1);
        assertThat(ddl.settings().get("database.server.id"))
                .isNotEqualTo(DebeziumConfigurations.mysqlDdl("orders", "orders-2", server, "kafka:9092")
                        .settings()
                        .get("database.server.id"));
    }

    @Test
    void namesThatSlotsOrTopicsRefuseAreMadeSafeAndStayDifferent() {
        ConnectorConfiguration upper = DebeziumConfigurations.ddl("EU/Orders", address("Shop-1"));
        ConnectorConfiguration lower = DebeziumConfigurations.ddl("eu/orders", address("shop_1"));

        assertThat(upper.settings().get("slot.name")).matches("plumbline_ddl_shop_1_[0-9a-f]{8}");
        assertThat(upper.settings().get("topic.prefix"))
                .matches("plumbline\\.cdc\\.ddl\\.eu_orders_[0-9a-f]{8}\\.shop_1_[0-9a-f]{8}");
        assertThat(lower.settings().get("topic.prefix"))
                .isNotEqualTo(upper.settings().get("topic.prefix"));
        assertThat(upper.settings()).containsEntry("transforms.cluster.static.value", "EU/Orders");
    }

    @Test
    void slotNamesFitTheServersLimit() {
        ConnectorConfiguration ddl = DebeziumConfigurations.ddl("c", address("d".repeat(63)));

        assertThat(ddl.settings().get("slot.name")).hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void aValueCannotAddASettingOrUseAPlaceholder() {
        DatabaseAddress odd =
                new DatabaseAddress("h", 1, "a\", \"x\": \"y", "{{password}}", "${file:/s.properties:p}$1");
        Map<String, String> settings = DebeziumConfigurations.controlTables(odd).settings();

        assertThat(settings)
                .hasSameSizeAs(DebeziumConfigurations.controlTables(SHOP).settings())
                .containsEntry("database.user", "{{password}}")
                .containsEntry("database.password", "${file:/s.properties:p}$1");
    }

    @Test
    void controlConnectorFollowsItsTablesFromASnapshotOn() {
        assertThat(DebeziumConfigurations.controlTables(SHOP).settings())
                .containsEntry("snapshot.mode", "initial")
                .containsEntry("topic.prefix", "plumbline.cdc.control")
                .containsEntry(
                        "table.include.list",
                        "plumbline\\.threshold,plumbline\\.maintenance_window,plumbline\\.spm_decision");
    }

    @Test
    void passwordsAreInTheSettingsOnly() {
        ConnectorConfiguration ddl = DebeziumConfigurations.ddl("orders", SHOP);

        assertThat(ddl.settings()).containsEntry("database.password", "s3cret");
        assertThat(ddl.toString()).doesNotContain("s3cret");
        assertThat(SHOP.toString()).isEqualTo("watcher@127.0.0.1:5432/shop");
    }

    @Test
    void impossibleInputIsNamedWithItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseAddress("h", 70_000, "d", "u", "p"))
                .withMessage("port must be from 1 to 65535, was 70000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseAddress("h", 1, " ", "u", "p"))
                .withMessage("database must not be blank, was ' '");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DebeziumConfigurations.ddl("", SHOP))
                .withMessage("cluster must not be blank, was ''");
    }

    private static DatabaseAddress address(String database) {
        return new DatabaseAddress("127.0.0.1", 5432, database, "watcher", "s3cret");
    }
}

package io.plumbline.local.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.control.ControlPlaneException;
import io.plumbline.control.DatabaseAddress;
import io.plumbline.control.DdlCapture;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Oldest and newest server; messages are read back through a logical slot, as Debezium reads them. */
final class DdlCaptureIT {

    @Nested
    final class OnPostgres14 extends Contract {
        OnPostgres14() {
            super(PostgresVersion.V14);
        }
    }

    @Nested
    final class OnPostgres18 extends Contract {
        OnPostgres18() {
            super(PostgresVersion.V18);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contract {

        private static final String CANARY = "canary7319";

        private final PostgresVersion version;
        private PostgresServer server;
        private TestDatabase shop;

        Contract(PostgresVersion version) {
            this.version = version;
        }

        @BeforeAll
        void start(@TempDir Path folder) throws SQLException {
            server = PostgresServer.prepare(
                    PostgresSpec.of("postgres", version, Ports.free()), Installation.current(), new WorkFolder(folder));
            server.start();
            shop = new TestDatabase(server, "shop");
            shop.execute("CREATE ROLE app", "GRANT ALL ON SCHEMA public TO app");
        }

        @AfterAll
        void stop() {
            server.stop();
        }

        @BeforeEach
        void install() throws SQLException {
            DdlCapture.install(shop.address());
            DdlCapture.install(shop.address());
            shop.execute("SELECT pg_create_logical_replication_slot('ddl', 'test_decoding')");
        }

        @AfterEach
        void clean() throws SQLException {
            DdlCapture.install(shop.address());
            shop.execute("DROP TABLE IF EXISTS orders CASCADE", "SELECT pg_drop_replication_slot('ddl')");
        }

        @Test
        void tablesAndIndexesAreReportedWithTheirTableWhenDroppedToo() throws SQLException {
            shop.executeAs(
                    "app",
                    "CREATE TABLE orders(id int PRIMARY KEY, customer_id int)",
                    "CREATE INDEX orders_customer ON orders(customer_id)",
                    "ALTER INDEX orders_customer RENAME TO \"By Customer\"",
                    "ALTER TABLE orders ADD COLUMN note text",
                    "DROP INDEX \"By Customer\"",
                    "DROP TABLE orders");

            assertThat(messages())
                    .containsSubsequence(
                            message("CREATE TABLE", "table", "public.orders", "\"public.orders\""),
                            message("CREATE INDEX", "index", "public.orders_pkey", "\"public.orders\""),
                            message("CREATE INDEX", "index", "public.orders_customer", "\"public.orders\""),
                            message("ALTER INDEX", "index", "public.\\\"By Customer\\\"", "\"public.orders\""),
                            message("ALTER TABLE", "table", "public.orders", "\"public.orders\""),
                            message("DROP INDEX", "index", "public.\\\"By Customer\\\"", "\"public.orders\""),
                            message("DROP TABLE", "table", "public.orders", "\"public.orders\""),
                            message("DROP TABLE", "index", "public.orders_pkey", "\"public.orders\""));
        }

        @Test
        void concurrentBuildsAreReportedAndAConcurrentDropLosesItsTableOnly() throws SQLException {
            shop.execute(
                    "CREATE TABLE orders(id int)",
                    "CREATE INDEX CONCURRENTLY later ON orders(id)",
                    "DROP INDEX CONCURRENTLY later");

            assertThat(messages())
                    .containsExactly(
                            message("CREATE TABLE", "table", "public.orders", "\"public.orders\""),
                            message("CREATE INDEX", "index", "public.later", "\"public.orders\""),
                            message("DROP INDEX", "index", "public.later", "null"));
        }

        @Test
        void aReplacedViewIsReportedForEveryTableBehindItAndANewOneForItselfOnly() throws SQLException {
            shop.execute("CREATE TABLE orders(id int)", "CREATE TABLE lines(id int)");
            messages();
            shop.execute(
                    "CREATE VIEW few AS SELECT o.id FROM orders o JOIN lines USING (id)",
                    "CREATE VIEW fewer AS SELECT id FROM few",
                    "CREATE OR REPLACE VIEW fewer AS SELECT id FROM few WHERE id > 1");

            assertThat(messages())
                    .containsExactlyInAnyOrder(
                            message("CREATE VIEW", "view", "public.few", "\"public.few\""),
                            message("CREATE VIEW", "view", "public.fewer", "\"public.fewer\""),
                            message("CREATE VIEW", "view", "public.fewer", "\"public.orders\""),
                            message("CREATE VIEW", "view", "public.fewer", "\"public.lines\""));
            shop.execute("DROP TABLE lines CASCADE");
        }

        @Test
        void aTriggerIsReportedWithItsTableWhenDroppedToo() throws SQLException {
            shop.execute(
                    "CREATE TABLE orders(id int)",
                    "CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
            messages();
            shop.execute(
                    "CREATE TRIGGER audited BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION audit()",
                    "DROP TRIGGER audited ON orders",
                    "DROP FUNCTION audit()");

            assertThat(messages())
                    .extracting(message -> message.replaceAll("\"schema\" : (null|\"public\")", "SCHEMA"))
                    .containsExactly(triggerMessage("CREATE TRIGGER"), triggerMessage("DROP TRIGGER"));
        }

        @Test
        void noLiteralOfAnyStatementIsWritten() throws SQLException {
            shop.execute(
                    "CREATE TABLE orders(id int DEFAULT 7319, note text CHECK (note <> 'canary7319'))",
                    "CREATE INDEX partial ON orders((note || 'canary7319')) WHERE note > 'canary7319'",
                    "ALTER TABLE orders ALTER COLUMN note SET DEFAULT 'canary7319'",
                    "COMMENT ON TABLE orders IS 'canary7319'",
                    "CREATE VIEW few AS SELECT * FROM orders WHERE note = 'canary7319'",
                    "DROP INDEX partial");

            assertThat(messages()).hasSizeGreaterThanOrEqualTo(5).noneMatch(text -> text.contains(CANARY));
        }

        @Test
        void whatIsRolledBackOrTemporaryOrOnlyACommentIsNotReported() throws SQLException {
            shop.execute(
                    "BEGIN; CREATE TABLE orders(id int); ROLLBACK",
                    "CREATE TEMP TABLE passing(id int); CREATE INDEX ON passing(id); DROP TABLE passing",
                    "COMMENT ON SCHEMA public IS 'nothing that changes a plan'");

            assertThat(messages()).isEmpty();
        }

        @Test
        void replicaSessionsAreReportedToo() throws SQLException {
            shop.execute("SET session_replication_role = replica", "CREATE TABLE orders(id int)");

            assertThat(messages()).hasSize(1);
        }

        @Test
        void ddlOfUsersWorksWhenTheCaptureFails() throws SQLException {
            shop.execute("DROP FUNCTION plumbline_ddl.emit(text, text, text, text, text)");
            shop.executeAs("app", "CREATE TABLE orders(id int)", "CREATE INDEX gone ON orders(id)", "DROP INDEX gone");

            assertThat(shop.row("SELECT count(*) FROM pg_class WHERE relname = 'orders'"))
                    .isEqualTo("1");
            assertThat(messages()).isEmpty();
        }

        @Test
        void uninstallingLeavesNothingAndMayBeRepeated() throws SQLException {
            DdlCapture.uninstall(shop.address());
            DdlCapture.uninstall(shop.address());

            assertThat(shop.row("""
                            SELECT (SELECT count(*) FROM pg_event_trigger) + (SELECT count(*) FROM pg_publication)
                                 + (SELECT count(*) FROM pg_namespace WHERE nspname = 'plumbline_ddl')""")).isEqualTo("0");
        }

        @Test
        void aUserWithoutTheRightIsToldWhatIsNeeded() throws SQLException {
            shop.execute("DROP ROLE IF EXISTS plain", "CREATE ROLE plain LOGIN PASSWORD 'plain'");
            DatabaseAddress plain = new DatabaseAddress("127.0.0.1", server.port(), "shop", "plain", "plain");

            assertThatThrownBy(() -> DdlCapture.install(plain))
                    .isInstanceOf(ControlPlaneException.class)
                    .hasMessageContaining("needs a superuser");
        }

        /** A trigger lies in no schema; some servers name its table's. */
        private static String triggerMessage(String tag) {
            return message(tag, "trigger", "audited on public.orders", "\"public.orders\"")
                    .replace("\"schema\" : \"public\"", "SCHEMA");
        }

        private List<String> messages() throws SQLException {
            return shop
                    .rows("SELECT data FROM pg_logical_slot_get_changes('ddl', NULL, NULL) WHERE data LIKE 'message:%'")
                    .stream()
                    .map(text -> text.substring(text.indexOf('{')))
                    .map(text -> text.replaceAll("\"executed_at\" : \"[-0-9]{10}T[:0-9]{8}\\.[0-9]{3}Z\"", "NOW"))
                    .toList();
        }

        private static String message(String tag, String type, String identity, String relation) {
            return ("{\"version\" : 1, \"command_tag\" : \"%s\", \"object_type\" : \"%s\", \"schema\" : \"public\","
                            + " \"identity\" : \"%s\", \"relation\" : %s, NOW}")
                    .formatted(tag, type, identity, relation);
        }
    }
}

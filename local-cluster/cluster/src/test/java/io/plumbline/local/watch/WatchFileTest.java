package io.plumbline.local.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.local.process.ConfigurationException;
import io.plumbline.local.stack.PortName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchFileTest {
    @TempDir
    private Path folder;

    @Test
    void aCompleteFileIsReadWithItsPasswords() throws IOException {
        Files.writeString(folder.resolve("orders.password"), "from file\n");
        WatchConfiguration read = read("""
                clusters:
                  - name: orders
                    instances:
                      - {name: orders-1, jdbcUrl: 'jdbc:postgresql://db1:5432/shop', user: watcher, passwordFile: orders.password}
                      - {name: orders-2, jdbcUrl: 'jdbc:postgresql://db2/shop', user: watcher, passwordEnv: SECRET, ddl: off}
                ports: {kafka: 29092, registry: free}
                poller: {poll.interval.ms: 2000}
                job: {raise-after: 1}
                """, Map.of("SECRET", "from variable"));
        assertThat(read.clusters())
                .containsExactly(new WatchedCluster(
                        "orders",
                        List.of(
                                new WatchedInstance(
                                        "orders-1",
                                        "jdbc:postgresql://db1:5432/shop",
                                        "watcher",
                                        "from file",
                                        DdlMode.FOLLOW),
                                new WatchedInstance(
                                        "orders-2",
                                        "jdbc:postgresql://db2/shop",
                                        "watcher",
                                        "from variable",
                                        DdlMode.OFF))));
        assertThat(read.ports().get(PortName.KAFKA)).isEqualTo(29_092);
        assertThat(read.ports().get(PortName.CONNECT)).isEqualTo(PortName.CONNECT.defaultPort());
        assertThat(read.poller()).containsExactly(Map.entry("poll.interval.ms", "2000"));
        assertThat(read.job()).containsExactly(Map.entry("raise-after", "1"));
    }

    @Test
    void aClusterSaysWhichEngineItIsAndWhoReadsItsDdl() throws IOException {
        WatchConfiguration read = read("""
                clusters:
                  - name: orders
                    engine: mysql
                    instances:
                      - {name: m1, jdbcUrl: 'jdbc:mysql://db1:3307/', user: watcher, passwordEnv: A, ddlUser: cdc, ddlPasswordEnv: B}
                  - name: stock
                    engine: mariadb
                    instances:
                      - {name: m2, jdbcUrl: 'jdbc:mariadb://db2/', user: watcher, passwordEnv: A}
                """, Map.of("A", "a", "B", "b"));

        assertThat(read.clusters())
                .containsExactly(
                        new WatchedCluster(
                                "orders",
                                Engine.MYSQL,
                                List.of(new WatchedInstance(
                                        "m1",
                                        "jdbc:mysql://db1:3307/",
                                        new Login("watcher", "a"),
                                        DdlMode.FOLLOW,
                                        new Login("cdc", "b")))),
                        new WatchedCluster(
                                "stock",
                                Engine.MARIADB,
                                List.of(new WatchedInstance(
                                        "m2", "jdbc:mariadb://db2/", "watcher", "a", DdlMode.OFF))));
        assertThat(InstanceUrl.parse(Engine.MARIADB, "jdbc:mariadb://db2/")).contains(new InstanceUrl("db2", 3306, ""));
    }

    @Test
    void whatDoesNotFitTheEngineIsNamed() {
        assertThatThrownBy(() -> read("""
                        clusters:
                          - name: orders
                            engine: mysql
                            instances:
                              - {name: a, jdbcUrl: 'jdbc:mysql://db1/shop', user: u, passwordEnv: A, ddl: install}
                              - {name: b, jdbcUrl: 'jdbc:postgresql://db1/shop', user: u, passwordEnv: A, ddlUser: cdc}
                          - name: stock
                            engine: oracle
                            instances: [{name: c, jdbcUrl: 'jdbc:mysql://db1/', user: u, passwordEnv: A}]
                        """, Map.of("A", "a")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("6 problems")
                .hasMessageContaining("clusters[0].instances[0].jdbcUrl: must be jdbc:mysql://host:port/,"
                        + " without user and password, was 'jdbc:mysql://db1/shop'")
                .hasMessageContaining(
                        "clusters[0].instances[0].ddl: must be one of off, follow for mysql, was 'install'")
                .hasMessageContaining("the cluster's engine is mysql; for this address it must be postgresql")
                .hasMessageContaining("clusters[0].instances[1].ddlPasswordFile: exactly one of ddlPasswordFile and"
                        + " ddlPasswordEnv must be given")
                .hasMessageContaining("clusters[1].engine: must be one of postgresql, mysql, mariadb, was 'oracle'");
    }

    @Test
    void plansArePinnedWhereAnActuatorIsNamed() throws IOException {
        WatchConfiguration read = read("""
                clusters:
                  - name: orders
                    actuator: pg_hint_plan
                    instances: [{name: a, jdbcUrl: 'jdbc:postgresql://db1/shop', user: u, passwordEnv: A}]
                  - name: stock
                    instances: [{name: b, jdbcUrl: 'jdbc:postgresql://db2/shop', user: u, passwordEnv: A}]
                """, Map.of("A", "a"));
        assertThat(read.clusters().stream().map(WatchedCluster::actuator))
                .containsExactly(Actuator.PG_HINT_PLAN, Actuator.NONE);
        assertThatThrownBy(() -> read("""
                        clusters:
                          - name: orders
                            engine: mysql
                            actuator: pg_hint_plan
                            instances: [{name: a, jdbcUrl: 'jdbc:mysql://db1/', user: u, passwordEnv: A}]
                          - name: stock
                            actuator: rewriter
                            instances: [{name: b, jdbcUrl: 'jdbc:postgresql://db2/shop', user: u, passwordEnv: A}]
                        """, Map.of("A", "a")))
                .hasMessageContaining("2 problems")
                .hasMessageContaining("clusters[0].actuator: must be none for mysql, was 'pg_hint_plan'")
                .hasMessageContaining("clusters[1].actuator: must be one of none, pg_hint_plan, was 'rewriter'");
    }

    @Test
    void oneMessageNamesEveryWrongOptionItsValueAndWhatIsAllowed() {
        assertThatThrownBy(() -> read("""
                        clusters:
                          - name: or ders
                            instances:
                              - {name: a, jdbcUrl: 'jdbc:mysql://x', user: u, passwordEnv: NOT_SET, ddl: maybe}
                              - {name: a, jdbcUrl: 'jdbc:postgresql://x/y?password=hunter2', passwordFile: missing}
                        ports: {kafka: 99999, web: 1}
                        colour: red
                        """, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("11 problems")
                .hasMessageContaining("colour: unknown option; known are clusters, ports, poller, job")
                .hasMessageContaining(
                        "clusters[0].name: must be a name of letters, digits, '_' and '-', at most 63, was 'or ders'")
                .hasMessageContaining("clusters[0].instances[0].jdbcUrl: must be jdbc:postgresql://host:port/database")
                .hasMessageContaining("was 'jdbc:mysql://x'")
                .hasMessageContaining(
                        "clusters[0].instances[0].passwordEnv: must be a variable that is set, 'NOT_SET' is not")
                .hasMessageContaining("clusters[0].instances[0].ddl: must be one of off, follow, install, was 'maybe'")
                .hasMessageContaining("clusters[0].instances[1].name: must be unique, 'a' is there twice")
                .hasMessageContaining("clusters[0].instances[1].user: is missing")
                .hasMessageContaining("clusters[0].instances[1].passwordFile: must be a readable file, was 'missing'")
                .hasMessageContaining("ports.kafka: must be a port from 1 to 65535 or free, was '99999'")
                .hasMessageContaining("ports.web: unknown option")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void aFileThatIsNoMappingOrNotThereIsRefusedInOneSentence() {
        assertThatThrownBy(() -> read("- just\n- a list\n", Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the file: must be a mapping of options");
        assertThatThrownBy(() -> WatchFile.read(folder.resolve("absent.yaml"), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("absent.yaml")
                .hasMessageContaining("cannot be read");
    }

    private WatchConfiguration read(String text, Map<String, String> environment) throws IOException {
        return WatchFile.read(Files.writeString(folder.resolve("watch.yaml"), text), environment);
    }
}

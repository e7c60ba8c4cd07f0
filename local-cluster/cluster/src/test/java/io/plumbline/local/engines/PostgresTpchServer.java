package io.plumbline.local.engines;

import io.plumbline.capture.cost.CostConstants;
import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.engine.postgres.PostgresPlanReader;
import io.plumbline.capture.plan.PlanRefusedException;
import io.plumbline.explain.Catalog;
import io.plumbline.explain.CatalogReader;
import io.plumbline.local.lab.workload.LabDatabase;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The lab's database, without its events. */
final class PostgresTpchServer implements TpchServer {

    private final PostgresServer server;
    private final PostgresPlanReader reader = new PostgresPlanReader();

    PostgresTpchServer(WorkFolder folder, double scale) throws SQLException {
        server = PostgresServer.prepare(
                PostgresSpec.of("postgres", PostgresVersion.V18, Ports.free()), Installation.current(), folder);
        server.start();
        LabDatabase.create(server, scale, List.of());
    }

    @Override
    public Connection connect() throws SQLException {
        return server.connect(LabDatabase.NAME);
    }

    @Override
    public ReadPlan plan(String sql) throws SQLException, PlanRefusedException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN (VERBOSE, FORMAT JSON) " + sql)) {
            row.next();
            byte[] json = row.getString(1).getBytes(StandardCharsets.UTF_8);
            Catalog catalog = CatalogReader.read(connection, CatalogReader.version(connection));
            return reader.read(json, catalog.names(), CostConstants.DEFAULT);
        }
    }

    @Override
    public void analyze() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

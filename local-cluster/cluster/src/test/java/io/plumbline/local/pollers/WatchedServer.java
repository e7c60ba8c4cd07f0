package io.plumbline.local.pollers;

import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Ports;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import java.nio.file.Path;
import java.sql.SQLException;

/** A real server; every test gets a shop of its own on it. */
final class WatchedServer implements AutoCloseable {

    private final PostgresServer server;
    private int shops;

    private WatchedServer(PostgresServer server) {
        this.server = server;
    }

    static WatchedServer start(PostgresVersion version, Path folder) {
        PostgresServer server = PostgresServer.prepare(
                PostgresSpec.of("watched-" + version.major(), version, Ports.free()),
                Installation.current(),
                new WorkFolder(folder));
        server.start();
        return new WatchedServer(server);
    }

    PostgresServer server() {
        return server;
    }

    Shop newShop() throws SQLException {
        shops++;
        return Shop.create(server, shops);
    }

    @Override
    public void close() {
        server.stop();
    }
}

package io.plumbline.pollers.mysql;

import io.plumbline.pollers.options.OptionPage;
import io.plumbline.pollers.options.PollerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MySqlOptionReferenceTest {

    private static final Path PAGE = Path.of("../../docs/reference/mysql-poller-options.md");

    private static final String HEAD = """
            # Options of the MySQL statistics poller

            `connector.class` is `io.plumbline.pollers.mysql.MySqlStatisticsSourceConnector`. A change restarts the
            connector's tasks and needs nothing else. This page is made from the code.
            """;

    @Test
    void thePageSaysWhatTheConnectorTakes() throws IOException {
        OptionPage.hold(PAGE, HEAD, MySqlOptions.definition(Map.of(PollerOptions.INSTANCES, "NAME")));
    }
}

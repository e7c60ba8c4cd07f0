package io.plumbline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.stack.StackPorts;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's story on a real MySQL, watched by logins that have the documented grants and no others. */
final class MySqlDemoIT {

    /** How quick the machine is today is not what is tested. */
    private static final Duration BUSY_MACHINE = Duration.ofMinutes(1);

    @Test
    void theSameStoryEndsAsItMustOnMySql(@TempDir Path root) {
        try (DemoFolder folder = DemoFolder.fresh(new WorkFolder(root))) {
            DemoOptions options = new DemoOptions(
                    folder.folder(), StackPorts.free(), DemoEngines.MYSQL, Duration.ofSeconds(2), BUSY_MACHINE);
            DemoText text = new DemoText(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            DemoReport report = new Demo(options, text).run(Installation.current());
            text.summary(report);
            assertThat(report.steps()).hasSize(6).allMatch(StepReport::asExpected);
        }
    }
}

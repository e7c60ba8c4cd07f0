package io.plumbline.local.flink;

import io.plumbline.local.http.JsonHttp;
import io.plumbline.local.process.HealthCheck;
import io.plumbline.local.process.ProcessPart;
import io.plumbline.local.process.ProcessSpec;
import io.plumbline.local.process.StopSignal;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.runtime.Installation;
import io.plumbline.local.runtime.JavaProgram;
import io.plumbline.local.runtime.Jvm;
import io.plumbline.local.runtime.Logging;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code standalone-job.sh start} starts, with the jar in {@code data/flink-home/usrlib}. */
final class ApplicationJobManager extends ProcessPart {

    private static final String MAIN_CLASS =
            "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";

    private final Installation installation;
    private final FlinkSpec spec;
    private final String jobClass;
    private final List<String> arguments;

    ApplicationJobManager(
            Installation installation, WorkFolder folder, FlinkSpec spec, String jobClass, List<String> arguments) {
        super("flink-application", folder);
        this.installation = installation;
        this.spec = spec;
        this.jobClass = jobClass;
        this.arguments = List.copyOf(arguments);
    }

    @Override
    protected ProcessSpec spec() {
        Path configuration = FlinkConfiguration.write(folder(), spec);
        List<String> options = new ArrayList<>(new Jvm(256, 256).options(Logging.option(folder())));
        options.addAll(FlinkConfiguration.MODULE_OPTIONS);
        List<String> flags = new ArrayList<>(List.of(
                "--configDir",
                configuration.toString(),
                "--job-classname",
                jobClass,
                "-Dmetrics.reporter.prometheus.port=" + spec.ports().jobManagerMetrics()));
        flags.addAll(arguments);
        List<String> command =
                JavaProgram.of(installation, "flink", MAIN_CLASS, options).command(flags.toArray(String[]::new));
        // as Flink's scripts set it: usrlib is looked for beside lib
        Path lib = folder().data("flink-home").resolve("lib");
        return new ProcessSpec(
                name(), command, Map.of("FLINK_LIB_DIR", lib.toString()), folder().root(), StopSignal.TERM);
    }

    @Override
    protected HealthCheck health() {
        return new JsonHttp("http://127.0.0.1:" + spec.ports().rest()).health("/overview");
    }

    @Override
    protected Duration readyWithin() {
        return Duration.ofMinutes(3);
    }
}

package io.plumbline.local.stack;

import io.plumbline.local.connect.ConnectWorker;
import io.plumbline.local.flink.FlinkCluster;
import io.plumbline.local.flink.FlinkPorts;
import io.plumbline.local.flink.FlinkSpec;
import io.plumbline.local.flink.TaskManagerSize;
import io.plumbline.local.kafka.KafkaBroker;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.kafka.Topics;
import io.plumbline.local.postgres.PostgresServer;
import io.plumbline.local.postgres.PostgresSpec;
import io.plumbline.local.postgres.PostgresVersion;
import io.plumbline.local.process.Part;
import io.plumbline.local.process.RunningProcess;
import io.plumbline.local.process.WorkFolder;
import io.plumbline.local.registry.ConverterSchema;
import io.plumbline.local.registry.SchemaRegistry;
import io.plumbline.local.registry.Subjects;
import io.plumbline.local.runtime.Installation;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** The whole stack: Kafka, registry, Connect, Flink, and the PostgreSQL server of the control database. */
public final class LocalStack {
    private final WorkFolder folder;
    private final StackPorts ports;
    private final KafkaBroker kafka;
    private final SchemaRegistry registry;
    private final ConnectWorker connect;
    private final FlinkCluster flink;
    private final PostgresServer controlDatabase;

    private LocalStack(Installation installation, WorkFolder folder, StackPorts ports, TaskManagerSize size) {
        this.folder = folder;
        this.ports = ports;
        this.kafka =
                new KafkaBroker(installation, folder, ports.get(PortName.KAFKA), ports.get(PortName.KAFKA_CONTROLLER));
        this.registry = new SchemaRegistry(installation, folder, ports.get(PortName.REGISTRY));
        this.connect = new ConnectWorker(installation, folder, kafka.bootstrapServers(), ports.get(PortName.CONNECT));
        this.flink = new FlinkCluster(
                installation,
                folder,
                new FlinkSpec(
                        new FlinkPorts(
                                ports.get(PortName.FLINK),
                                ports.get(PortName.FLINK_RPC),
                                ports.get(PortName.JOB_MANAGER_METRICS),
                                ports.get(PortName.TASK_MANAGER_METRICS)),
                        size));
        this.controlDatabase = PostgresServer.prepare(
                PostgresSpec.of("postgres", PostgresVersion.V18, ports.get(PortName.CONTROL_DATABASE)),
                installation,
                folder);
    }

    /** The stack of a work folder, running or not. */
    public static LocalStack of(Installation installation, WorkFolder folder, StackPorts ports) {
        return of(installation, folder, ports, TaskManagerSize.SMALL);
    }

    /** The stack of a work folder with a TaskManager for a load. */
    public static LocalStack of(Installation installation, WorkFolder folder, StackPorts ports, TaskManagerSize size) {
        return new LocalStack(installation, folder, ports, size);
    }

    /**
     * Starts what does not run yet and returns when all of it can work: topics created, schemas registered.
     *
     * @param progress told about each step
     */
    public void start(Progress progress) {
        launch(progress, controlDatabase, kafka, registry);
        await(progress, controlDatabase, kafka);
        launch(progress, flink.jobManager());
        await(progress, registry);
        createTopicsAndSubjects();
        progress.step("topics and schemas");
        launch(progress, connect);
        await(progress, flink.jobManager());
        launch(progress, flink.taskManager());
        await(progress, flink.taskManager(), connect);
    }

    /** Ends every process of the work folder, the one started last first. */
    public static List<String> stop(WorkFolder folder) {
        List<RunningProcess> running = RunningProcess.allLatestFirst(folder);
        running.forEach(RunningProcess::stop);
        return running.stream().map(RunningProcess::name).toList();
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public SchemaRegistry registry() {
        return registry;
    }

    public ConnectWorker connect() {
        return connect;
    }

    public FlinkCluster flink() {
        return flink;
    }

    /** The PostgreSQL server for the control database; tests and the demo put databases of their own beside it. */
    public PostgresServer postgres() {
        return controlDatabase;
    }

    public StackPorts ports() {
        return ports;
    }

    public WorkFolder folder() {
        return folder;
    }

    private void createTopicsAndSubjects() {
        try (Admin admin = kafka.admin()) {
            Topics.createMissing(admin);
        }
        Subjects subjects = new Subjects(registry.url());
        for (ProductTopic topic : ProductTopic.values()) {
            subjects.register(topic.subject(), topic.valueSchema());
            if (topic.isWrittenByConnect()) {
                subjects.register(topic.subject(), ConverterSchema.of(topic.valueSchema()));
            }
        }
    }

    private void launch(Progress progress, Part... parts) {
        for (Part part : parts) {
            if (RunningProcess.find(part.name(), folder).isEmpty()) {
                part.launch();
                progress.step("starting " + part.name());
            }
        }
    }

    private static void await(Progress progress, Part... parts) {
        for (Part part : parts) {
            part.awaitReady();
            progress.step(part.name() + " is ready");
        }
    }
}

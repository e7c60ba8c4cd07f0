package io.plumbline.job.options;

import io.plumbline.job.registry.SubjectStrategy;
import java.time.Duration;
import java.util.List;

/** Where the schema registry is and how patient the job is with it. */
final class RegistryOptions {

    /** Anything of Confluent's own client. */
    static final String CLIENT_PREFIX = "plumbline.registry.client.";

    static final JobOption<String> URL = JobOption.requiredText(
            "plumbline.registry.url",
            "URL of a registry with Confluent's API",
            "Schema registry; for Apicurio with its path, .../apis/ccompat/v7.");
    static final JobOption<Boolean> REGISTER = JobOption.flag(
            "plumbline.registry.register",
            true,
            "Whether the job registers the schemas of its sinks under the subjects of plumbline.registry.subject-strategy,"
                    + " sets compatibility FULL_TRANSITIVE and reads it back; if not, they must be there.");
    static final JobOption<SubjectStrategy> SUBJECT_STRATEGY = JobOption.choice(
            "plumbline.registry.subject-strategy",
            SubjectStrategy.class,
            SubjectStrategy.TOPIC,
            "Under which subject the schema of a sink's records is looked for or registered: TOPIC is <topic>-value, which Flink"
                    + " SQL reads by; RECORD is the record's full name; TOPIC_RECORD is <topic>-<full name>. Records are read"
                    + " by the id in front of them, whatever the subject.");
    static final JobOption<Duration> RETRY_FOR = JobOption.time(
            "plumbline.registry.retry-for",
            Duration.ofMinutes(2),
            Duration.ZERO,
            Duration.ofHours(1),
            "How long a task asks again, with growing pauses, while the registry is away, before it fails and is restarted.");
    static final JobOption<Duration> NEGATIVE_CACHE = JobOption.time(
            "plumbline.registry.negative-cache",
            Duration.ofSeconds(5),
            Duration.ZERO,
            Duration.ofMinutes(10),
            "How long an unknown schema id is taken as unknown without asking again.");

    static final List<JobOption<?>> ALL = List.of(URL, REGISTER, SUBJECT_STRATEGY, RETRY_FOR, NEGATIVE_CACHE);

    private RegistryOptions() {}
}

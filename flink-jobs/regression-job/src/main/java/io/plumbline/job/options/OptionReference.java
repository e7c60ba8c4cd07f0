package io.plumbline.job.options;

/** The reference page of the options, from the options themselves. */
final class OptionReference {

    private static final String HEAD = """
            # Options of the regression job

            Generated from the code; `mvn -pl flink-jobs/regression-job -am test -Dtest=OptionReferenceTest -Dgolden.update=true` writes it anew.

            Every key works in the same way as a program argument (`--key value` after the jar), with `-Dkey=value` of
            `flink run`, and in Flink's `config.yaml`; an argument wins over `-D`, and that over the file. A key that starts with
            `plumbline.` and is not listed here is an error. All wrong options are named in one message before anything
            starts. Changing an option needs a restart: stop with a savepoint, start from it.

            The job sets no checkpointing, state backend, restart strategy or parallelism: these belong to the cluster. One of
            Flink's own options must be set: `pipeline.max-parallelism`, from 1 to 32768, because it can never be changed
            without losing state. Recommended as well: `pipeline.generic-types: false` and `pipeline.auto-generate-uids: false`,
            which the job is tested with.

            Settings of the clients are passed on as they are: `plumbline.kafka.client.<key>` to Kafka's clients (such as
            `plumbline.kafka.client.security.protocol`), `plumbline.registry.client.<key>` to Confluent's registry client (such as
            `plumbline.registry.client.basic.auth.user.info`, with `basic.auth.credentials.source` set to `USER_INFO`).
            """;

    private OptionReference() {}

    static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (OptionGroup group : OptionGroup.ALL) {
            page.append("\n## ").append(group.title()).append("\n\n");
            page.append("| key | type | default | allowed | meaning |\n| --- | --- | --- | --- | --- |\n");
            for (JobOption<?> option : group.options()) {
                page.append("| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                option.key(),
                                option.type(),
                                option.defaultText()
                                        .map(text -> "`" + text + "`")
                                        .orElse("required"),
                                option.allowed(),
                                option.description()));
            }
        }
        return page.toString();
    }
}

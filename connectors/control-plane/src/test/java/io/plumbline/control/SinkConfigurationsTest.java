package io.plumbline.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SinkConfigurationsTest {

    private static final DatabaseAddress CONTROL =
            new DatabaseAddress("db", 5432, "plumbline_control", "plumbline_sink", "s3cret");

    private static final List<ConnectorConfiguration> SINKS =
            SinkConfigurations.of(CONTROL, Map.of("value.converter", "an.AvroConverter"));

    @Test
    void eachTableHasAConnectorThatReadsItsTopic() {
        assertThat(SINKS)
                .extracting(
                        ConnectorConfiguration::name,
                        sink -> sink.settings().get("topics"),
                        sink -> sink.settings().get("collection.name.format"))
                .containsExactly(
                        tuple("plumbline-table-baseline", "plumbline.baselines", "plumbline.baseline"),
                        tuple("plumbline-table-plan-change", "plumbline.plan-changes", "plumbline.plan_change"),
                        tuple("plumbline-table-verdict", "plumbline.verdicts", "plumbline.verdict"));
    }

    @Test
    void theDatabaseIsFilledInAndTheConverterIsTheCallers() {
        assertThat(SINKS)
                .allSatisfy(sink -> assertThat(sink.settings())
                        .containsEntry(
                                "connection.url",
                                "jdbc:postgresql://db:5432/plumbline_control?ApplicationName=plumbline-sink")
                        .containsEntry("connection.username", "plumbline_sink")
                        .containsEntry("connection.password", "s3cret")
                        .containsEntry("value.converter", "an.AvroConverter")
                        .doesNotContainValue("{{host}}"));
    }

    @Test
    void onlyTheTombstonesOfBaselinesDelete() {
        assertThat(SINKS)
                .extracting(sink -> sink.settings().get("delete.enabled"))
                .containsExactly("true", "false", "false");
    }

    @Test
    void whatNoTableTakesGoesToATopicThatIsMadeBefore() {
        assertThat(SINKS).allSatisfy(sink -> {
            assertThat(sink.settings())
                    .containsEntry("errors.tolerance", "all")
                    .containsEntry("errors.deadletterqueue.topic.name", SinkConfigurations.REJECTIONS_TOPIC);
            assertThat(sink.topics()).containsExactly(SinkConfigurations.REJECTIONS_TOPIC);
        });
    }
}

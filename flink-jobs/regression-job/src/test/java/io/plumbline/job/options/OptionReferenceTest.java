package io.plumbline.job.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.testkit.GoldenText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class OptionReferenceTest {

    @Test
    void thePageIsWhatTheOptionsSay() {
        GoldenText.assertMatches(Path.of("../../docs/reference/job-options.md"), OptionReference.markdown());
    }

    @Test
    void everyKeyIsOursAndThereOnce() {
        assertThat(OptionGroup.ALL.stream()
                        .flatMap(group -> group.options().stream().map(JobOption::key)))
                .allMatch(key -> key.startsWith("plumbline."))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyDefaultIsAllowed() {
        assertThat(OptionGroup.ALL.stream().flatMap(group -> group.options().stream()))
                .filteredOn(option -> !option.isRequired())
                .allMatch(OptionReferenceTest::isDefaultAllowed);
    }

    private static <T> boolean isDefaultAllowed(JobOption<T> option) {
        return option.check().test(option.fallback());
    }
}

package io.plumbline.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulesPageTest {

    private static final Path PAGE = Path.of("../../docs/reference/rules.md");

    @Test
    void thePageListsEveryParameterWithItsDefaultAndNoOther() throws IOException {
        List<String> documented = new ArrayList<>();
        String section = "";
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (line.startsWith("| `")) {
                List<String> cells =
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
                double value = Double.parseDouble(cells.get(2).replace(",", ""));
                documented.add(section + "." + cells.get(1).replace("`", "") + "=" + value);
            }
        }

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ThresholdParameter.values())
                        .map(parameter -> parameter.qualifiedName() + "=" + parameter.defaultValue())
                        .toList());
    }
}

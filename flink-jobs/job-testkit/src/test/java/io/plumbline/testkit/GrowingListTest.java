package io.plumbline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrowingListTest {

    @Test
    void whatIsPutIsReadInOrderByAnotherOneOnTheSameFolder(@TempDir Path folder) {
        GrowingList written = new GrowingList(folder.resolve("new"));
        written.put(0, "a");
        written.put(1, "b");

        GrowingList read = new GrowingList(folder.resolve("new"));

        assertThat(read.size()).isEqualTo(2);
        assertThat(read.all()).containsExactly("a", "b");
        assertThat(read.get(2)).isEmpty();
    }
}

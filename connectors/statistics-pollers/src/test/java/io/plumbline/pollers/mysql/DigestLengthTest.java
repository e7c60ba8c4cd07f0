package io.plumbline.pollers.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DigestLengthTest {

    /** What MySQL 9.7.4 made of 30 columns with max_digest_length = 512: 16 of them, and no mark. */
    private static final String CUT = "SELECT "
            + IntStream.range(10, 26)
                    .mapToObj(i -> "`customer_id` AS `column_" + i + "`")
                    .collect(Collectors.joining(" , "));

    @Test
    void aTextAsLongAsTheServersLimitMayHaveBeenCut() {
        assertThat(new DigestLength(512).mayCut(CUT)).isTrue();
    }

    @Test
    void aTextAboutAsLongMayBeOneWhoseNextNameDidNotFit() {
        assertThat(new DigestLength(800).mayCut(CUT)).isTrue();
    }

    @Test
    void aTextThatLeavesRoomForTheLongestNameIsWhole() {
        assertThat(new DigestLength(1024).mayCut(CUT)).isFalse();
        assertThat(new DigestLength(1024).mayCut("SELECT ?")).isFalse();
    }
}

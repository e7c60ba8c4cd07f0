package io.plumbline.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;

/** One string for equal bytes, and never another's. */
final class KnownTextsTest {

    private final KnownTexts known = new KnownTexts();

    @Test
    void equalBytesGiveTheSameStringAlsoFromABufferThatIsUsedAgain() {
        Utf8 buffer = new Utf8("public.orders");
        String first = known.of(buffer);
        buffer.set("public.order");
        String other = known.of(buffer);

        assertThat(first).isEqualTo("public.orders");
        assertThat(other).isEqualTo("public.order");
        assertThat(known.of(new Utf8("public.orders"))).isSameAs(first);
    }

    @Test
    void textsThatShareAPlaceAreNotTakenForEachOther() {
        // as texts these have one hash, and so have their bytes
        assertThat(known.of(new Utf8("Aa"))).isEqualTo("Aa");
        assertThat(known.of(new Utf8("BB"))).isEqualTo("BB");
        assertThat(known.of(new Utf8("Aa"))).isEqualTo("Aa");
    }

    @Test
    void everyTextIsReadAsItIs() {
        long seed = 20_261;
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(60); left > 0; left--) {
                text.appendCodePoint(random.nextBoolean() ? 'a' + random.nextInt(3) : 0x1F600 + random.nextInt(20));
            }
            assertThat(known.of(new Utf8(text.toString())))
                    .as("seed %d, text %d", seed, i)
                    .isEqualTo(text.toString());
        }
    }
}

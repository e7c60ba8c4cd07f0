package io.plumbline.model.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PulseTest {

    /** Most statements are as usual, the slower ones four times as slow with a deviation of 0.5. */
    private static Pulse pulse(int statements, int slower) {
        return new Pulse(statements, new LogRatios(0, 0.3), slower, new LogRatios(Math.log(4), 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        // a fifth
        "1000, 200, true",
        "1000, 199, false",
        "40,   8,   true",
        "40,   7,   false",
        // of 20 statements 5 are more than four deviations of chance: 0.05 + 4 x sqrt(0.05 x 0.95 / 20) = 0.245
        "20,   5,   true",
        "20,   4,   false",
        "19,   19,  false"
    })
    void aFifthOfTheStatementsAndMoreThanChanceMakesAreTheInstance(int statements, int slower, boolean explains) {
        assertThat(pulse(statements, slower).explains(4)).isEqualTo(explains);
    }

    @ParameterizedTest
    @CsvSource({
        // 4 x exp(3 x 0.5) = 17.9
        "17.9, true",
        "18.0, false"
    })
    void whatIsFarSlowerThanTheSlowerOnesIsItsOwnDoing(double ratio, boolean explains) {
        assertThat(pulse(100, 40).explains(ratio)).isEqualTo(explains);
    }

    @ParameterizedTest
    @CsvSource({
        // 1.3 x exp(3 x 0.2) = 2.37
        "1.30, 2.36, true",
        "1.30, 2.38, false",
        "1.19, 1.30, false"
    })
    void halfOfThemALittleSlowerAreTheInstanceThoughNoneIsOutside(double median, double ratio, boolean explains) {
        Pulse pulse = new Pulse(20, new LogRatios(Math.log(median), 0.2), 0, LogRatios.NONE);

        assertThat(pulse.explains(ratio)).isEqualTo(explains);
    }
}

package io.plumbline.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JvmTest {
    private static final Jvm JVM = new Jvm(192, 160);

    @AfterEach
    void unset() {
        System.clearProperty(Jvm.OPTION_PROPERTY);
    }

    @Test
    void everyJvmIsGivenTheOptionOfTheProperty() {
        System.setProperty(Jvm.OPTION_PROPERTY, "-XX:TieredStopAtLevel=1");
        assertThat(JVM.options("-Dlast=1"))
                .contains("-Xmx192m", "-XX:TieredStopAtLevel=1")
                .endsWith("-Dlast=1");
    }

    @Test
    void withoutThePropertyBothCompilersAreLeftOn() {
        assertThat(JVM.options()).contains("-XX:+UseSerialGC").noneMatch(option -> option.contains("Tiered"));
    }
}

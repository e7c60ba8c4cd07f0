package io.plumbline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db1:5432/shop",
                "jdbc:postgresql://db1,db2/shop?targetServerType=primary",
                "jdbc:postgresql:shop",
                "jdbc:postgresql://db1/shop?sslmode=verify-full&sslkey=/keys/client.pk8&sslpasswordcallback=a.B"
            })
    void anAddressAloneIsRight(String url) {
        assertThat(ServerUrl.fault(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|must be jdbc:postgresql://",
                "jdbc:mysql://db1:3306/hunter2|must be jdbc:postgresql://",
                "jdbc:postgresql://db1:many/hunter2|must be jdbc:postgresql://",
                "jdbc:postgresql://db1/shop?password=hunter2|must not hold user or password",
                "jdbc:postgresql://db1/shop?ssl=true&user=hunter2|must not hold user or password",
                "jdbc:postgresql://db1/shop?sslpassword=hunter2|must not hold sslpassword, which everybody sees",
                "jdbc:postgresql://db1/shop?sslkey=k&SslPassword=hunter2&ssl=true|must not hold SslPassword, which"
            })
    void whatIsWrongIsSaidWithoutTheUrl(String url, String expected) {
        assertThat(ServerUrl.fault(url))
                .hasValueSatisfying(
                        fault -> assertThat(fault).startsWith(expected).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @CsvSource({"28P01,PASSWORD", "28000,USER", "3D000,URL", "08001,URL"})
    void theServersCodeTellsWhichPartItRefused(String state, RefusedPart part) {
        assertThat(RefusedPart.of(new SQLException("refused", state))).isEqualTo(part);
    }

    @Test
    void withoutACodeItIsTheAddress() {
        assertThat(RefusedPart.of(new SQLException("refused"))).isEqualTo(RefusedPart.URL);
    }
}

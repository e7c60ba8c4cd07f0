package io.plumbline.pollers.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MySqlUrlTest {

    private static final String OPTION = "instance.i0.url";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db1:3306/",
                "jdbc:mariadb://db1/?sslMode=verify-full&serverSslCert=/keys/ca.pem",
                "jdbc:mysql://db1/?passwordCharacterEncoding=utf-8"
            })
    void anAddressWithoutASecretIsRight(String url) {
        assertThat(errors(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db1/hunter2|must be jdbc:mysql://",
                "jdbc:mysql://db1/?password=hunter2|must not hold user or password",
                "jdbc:mysql://db1/?sslMode=trust&USER=hunter2|must not hold user or password",
                "jdbc:mysql://db1/?keyStorePassword=hunter2|must not hold keyStorePassword, which everybody sees",
                "jdbc:mysql://db1/?keyStore=k&keypassword=hunter2&a=b|must not hold keypassword, which",
                "jdbc:mysql://db1/?password2=hunter2|must not hold password2, which"
            })
    void whatIsWrongIsSaidWithoutTheUrl(String url, String expected) {
        assertThat(errors(url))
                .singleElement()
                .satisfies(error -> assertThat(error).contains(expected).doesNotContain("hunter2"));
    }

    private static List<String> errors(String url) {
        Map<String, String> properties = Map.of(
                "cluster",
                "shop",
                "instances",
                "i0",
                OPTION,
                url,
                "instance.i0.user",
                "plumbline",
                "instance.i0.password",
                "secret");
        return MySqlOptions.definition(properties).validate(properties).stream()
                .filter(value -> value.name().equals(OPTION))
                .map(ConfigValue::errorMessages)
                .findFirst()
                .orElseThrow();
    }
}

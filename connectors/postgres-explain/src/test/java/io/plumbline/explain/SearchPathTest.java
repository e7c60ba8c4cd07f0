package io.plumbline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SearchPathTest {

    private static final Set<String> EXISTING = Set.of("public", "app", "Mixed, case", "shop");

    @Test
    void onlyExistingSchemasCountInOrderAndOnce() {
        assertThat(SearchPath.effective("shop, missing,public, shop", "x", EXISTING))
                .containsExactly("shop", "public");
    }

    @Test
    void theUsersOwnSchemaStandsForTheRole() {
        String configured = "\"$user\", public";
        assertThat(SearchPath.effective(configured, "app", EXISTING)).containsExactly("app", "public");
        assertThat(SearchPath.effective(configured, "nobody", EXISTING)).containsExactly("public");
        assertThat(SearchPath.effective(configured, null, EXISTING)).containsExactly("public");
    }

    @Test
    void unquotedNamesAreFoldedAndQuotedOnesKept() {
        assertThat(SearchPath.effective("SHOP, \"Mixed, case\", \"Public\"", "x", EXISTING))
                .containsExactly("shop", "Mixed, case");
    }

    @Test
    void anEmptyPathHasNoSchemas() {
        assertThat(SearchPath.effective("\"\"", "x", EXISTING)).isEmpty();
        assertThat(SearchPath.effective("", "x", EXISTING)).isEmpty();
    }

    @Test
    void asASettingEveryNameIsQuoted() {
        assertThat(SearchPath.setting(List.of("a\"b", "Public"))).isEqualTo("\"a\"\"b\", \"Public\"");
    }
}

package io.plumbline.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HintAccessTest {

    @Test
    void whereNothingIsMissingNothingIsSaid() {
        HintAccess access = new HintAccess(true, true, true);
        assertThat(access.lack("shop", "pins")).isEmpty();
        assertThat(access.missingGrant("shop", "pins")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "false,false,false,CREATE EXTENSION pg_hint_plan",
        "false,true,false,CREATE EXTENSION pg_hint_plan",
        "true,false,false,SET pg_hint_plan.enable_hint_table = on",
        "true,false,true,SET pg_hint_plan.enable_hint_table = on",
        "true,true,false,'GRANT SELECT, INSERT, UPDATE, DELETE ON hint_plan.hints'"
    })
    void whatIsMissingFirstIsSaidWithItsRepairAndWhere(
            boolean hasTable, boolean usesTable, boolean mayWrite, String repair) {
        assertThat(new HintAccess(hasTable, usesTable, mayWrite).lack("shop", "pins"))
                .hasValueSatisfying(lack ->
                        assertThat(lack).contains("database shop", repair).endsWith("; only proposed until then"));
    }

    @Test
    void aRoleNeedsNoRightsOnATableThatIsNotThere() {
        assertThat(new HintAccess(false, false, false).missingGrant("shop", "pins"))
                .isEmpty();
        assertThat(new HintAccess(true, false, false).missingGrant("shop", "pins"))
                .hasValueSatisfying(missing -> assertThat(missing).contains("the role pins", "GRANT"));
    }
}

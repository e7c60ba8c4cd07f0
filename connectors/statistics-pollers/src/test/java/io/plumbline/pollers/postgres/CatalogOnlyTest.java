package io.plumbline.pollers.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogOnlyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from pg_class",
                "select * from pg_catalog.pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = ?",
                "select * from pg_class c, pg_namespace n where c.oid = ?",
                "select * from information_schema.tables",
                "select * from public.pg_stat_statements",
                "select (select count(*) from pg_locks) from pg_stat_activity"
            })
    void readsOfTheCatalogueAreTold(String text) {
        assertThat(CatalogOnly.isCatalogOnly(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ?",
                "select * from orders",
                "select * from pg_class c, orders o",
                "select * from pg_class c join orders o on true",
                "select * from pg_class where relname in (select name from orders)",
                "insert into orders select * from pg_class",
                "update orders set a = ? from pg_class",
                "select extract(year from created) from pg_class"
            })
    void whateverNamesSomethingElseIsTheApplications(String text) {
        assertThat(CatalogOnly.isCatalogOnly(text)).isFalse();
    }
}

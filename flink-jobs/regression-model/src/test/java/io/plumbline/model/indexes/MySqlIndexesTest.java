package io.plumbline.model.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.catalog.IndexDefinition;
import io.plumbline.capture.identity.RelationKey;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MySqlIndexesTest {

    private static final RelationKey ORDERS = new RelationKey("shop", "shop", "shop", "odd`orders");

    private static IndexDefinition index(String name, String method, boolean isUnique, String... columns) {
        return new IndexDefinition(
                name,
                method,
                List.of(columns),
                List.of(),
                null,
                "KEY " + name,
                isUnique,
                isUnique,
                true,
                true,
                true,
                0);
    }

    private static IndexStatements create(IndexDefinition index) {
        return IndexDialect.of("MYSQL").create(IndexState.EMPTY, ORDERS, index);
    }

    @Test
    void anIndexIsAddedWhileItsTableIsWrittenWithPrefixesDirectionsAndExpressions() {
        IndexStatements sql =
                create(index("by customer", "btree", false, "customer_id DESC", "note(10)", "(lower(`name`))"));

        assertThat(sql.statements())
                .containsExactly("ALTER TABLE `shop`.`odd``orders` ADD INDEX `by customer`"
                        + " (`customer_id` DESC, `note`(10), (lower(`name`))), ALGORITHM=INPLACE, LOCK=NONE");
        assertThat(sql.note()).isEmpty();
    }

    @Test
    void keysAreAddedAsKeys() {
        assertThat(create(index("PRIMARY", "BTREE", true, "id")).statements())
                .containsExactly(
                        "ALTER TABLE `shop`.`odd``orders` ADD PRIMARY KEY (`id`), ALGORITHM=INPLACE, LOCK=NONE");
        assertThat(create(index("email", "BTREE", true, "`email`(20) DESC")).statements())
                .containsExactly("ALTER TABLE `shop`.`odd``orders` ADD UNIQUE INDEX `email` (`email`(20) DESC),"
                        + " ALGORITHM=INPLACE, LOCK=NONE");
    }

    @Test
    void anIndexThatCannotBeBuiltBesideWritesSaysSo() {
        IndexStatements sql = create(index("words", "FULLTEXT", false, "note"));

        assertThat(sql.statements())
                .containsExactly("ALTER TABLE `shop`.`odd``orders` ADD FULLTEXT INDEX `words` (`note`),"
                        + " ALGORITHM=INPLACE, LOCK=SHARED");
        assertThat(sql.note()).contains("writes to the table wait");
    }

    @Test
    void anIndexThatPlansMayNotUseIsMadeVisible() {
        IndexDefinition index = index("note", "btree", false, "note");

        assertThat(IndexDialect.of("MYSQL").rebuild(ORDERS, index).statements())
                .containsExactly("ALTER TABLE `shop`.`odd``orders` ALTER INDEX `note` VISIBLE");
        assertThat(IndexDialect.of("MARIADB").rebuild(ORDERS, index).statements())
                .containsExactly("ALTER TABLE `shop`.`odd``orders` ALTER INDEX `note` NOT IGNORED");
    }

    @Test
    void anIndexIsInvisibleBeforeItIsDropped() {
        assertThat(IndexDialect.of("MYSQL")
                        .drop(ORDERS, index("note", "btree", false, "note"))
                        .statements())
                .containsExactly(
                        "ALTER TABLE `shop`.`odd``orders` ALTER INDEX `note` INVISIBLE",
                        "ALTER TABLE `shop`.`odd``orders` DROP INDEX `note`, ALGORITHM=INPLACE, LOCK=NONE");
        assertThat(IndexDialect.of("MARIADB")
                        .drop(ORDERS, index("note", "btree", false, "note"))
                        .statements())
                .containsExactly(
                        "ALTER TABLE `shop`.`odd``orders` ALTER INDEX `note` IGNORED",
                        "ALTER TABLE `shop`.`odd``orders` DROP INDEX `note`, ALGORITHM=INPLACE, LOCK=NONE");
    }

    @Test
    void mariaDbIsToldAsMySqlHowToAddAnIndex() {
        IndexDefinition index = index("note", "btree", false, "note(10) DESC");

        assertThat(IndexDialect.of("MARIADB")
                        .create(IndexState.EMPTY, ORDERS, index)
                        .statements())
                .isEqualTo(create(index).statements());
    }

    @Test
    void anIndexUnderAnotherNameIsTheSameByItsParts() {
        assertThat(IndexText.isSameIndex(index("a", "btree", false, "note"), index("b", "btree", false, "note")))
                .isTrue();
        assertThat(IndexText.isSameIndex(index("a", "btree", false, "note"), index("b", "btree", false, "note(4)")))
                .isFalse();
    }
}

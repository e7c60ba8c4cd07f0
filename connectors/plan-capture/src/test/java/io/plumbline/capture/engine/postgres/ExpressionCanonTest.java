package io.plumbline.capture.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.capture.engine.postgres.RelationReferences.Alias;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpressionCanonTest {

    private static final RelationReferences SHOP = RelationReferences.of(List.of(
            new Alias("o", "public.orders", "o"),
            new Alias("c", "public.customer", "c"),
            new Alias("a b", "public.pair", "a b"),
            new Alias("p_1", "public.part", "p"),
            new Alias("p_2", "public.part", "p")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(o.id = 5)|public.orders.id = ?",
                "(o.id = '5'::bigint)|public.orders.id = ?",
                "(o.id = $1)|public.orders.id = ?",
                "(o.id = ($1)::bigint)|public.orders.id = ?",
                "(o.id = '-5'::integer)|public.orders.id = ?",
                "(o.id = (-5))|public.orders.id = ?",
                "(o.id = (- 5))|public.orders.id = ?",
                "(o.id > -1.5e-10)|public.orders.id > ?",
                "((o.id - 5) = c.x)|(public.orders.id - ?) = public.customer.x",
                "(o.id = ANY ('{1,2,3}'::bigint[]))|public.orders.id = ?",
                "(o.id = ANY (ARRAY[$1, $2, 3]))|public.orders.id = ?",
                "(o.id = ANY (ARRAY[1, o.x]))|public.orders.id = ANY (ARRAY[?, public.orders.x])",
                "(o.id <> ALL ($1))|public.orders.id <> ?",
                "((o.status)::text = 'it''s'::text)|(public.orders.status)::text = ?",
                "((o.status)::character varying(20) = 'x'::character varying(20))|(public.orders.status)::character varying = ?",
                "(o.at > '2020-01-01 00:00:00'::timestamp(3) without time zone)|public.orders.at > ?",
                "(o.at > (now() - '7 days'::interval day to second))|public.orders.at > (now() - ?)",
                "((o.doc ->> 'secret'::text) = 'x')|(public.orders.doc ->> ?) = ?",
                "(o.a IS NOT NULL)|public.orders.a IS NOT NULL",
                "(o.a IS TRUE)|public.orders.a IS TRUE",
                "(o.a = NULL::text)|public.orders.a = ?",
                "(o.open = true)|public.orders.open = ?",
                "(NOT o.open)|NOT public.orders.open",
                "(ROW(o.a, o.b) > ROW(1, 'x'::text))|ROW(public.orders.a, public.orders.b) > ?",
                "(\"a b\".\"X y\" = c.id)|public.pair.\"X y\" = public.customer.id",
                "(p_2.id = p_1.id)|public.part.id = public.part.id",
                "(p.id = 1)|public.part.id = ?",
                "(lower((o.name)::text) ~ '^sec.*'::text COLLATE \"C\")|lower((public.orders.name)::text) ~ ? COLLATE \"C\"",
                "(b.flag = B'101'::\"bit\")|b.flag = ?",
                "(o.id = (SubPlan 1))|public.orders.id = (subplan)",
                "(o.id = (SubPlan 2).col1)|public.orders.id = (subplan)",
                "(ANY (o.id = (hashed SubPlan 1).col1))|hashed subplan",
                "(hashed SubPlan 7)|hashed subplan",
                "(NOT (ANY (o.id = (hashed SubPlan 1).col1)))|NOT (hashed subplan)",
                "(NOT (hashed SubPlan 1))|NOT (hashed subplan)",
                "EXISTS(SubPlan 3)|subplan",
                "(o.total > (InitPlan 1).col1)|public.orders.total > ?",
                "(o.total > $0)|public.orders.total > ?",
                "s.f(o.id, 5)|s.f(public.orders.id, ?)",
                "generate_series(1, 10)|generate_series(?, ?)",
                "o.created_at DESC NULLS LAST|public.orders.created_at DESC NULLS LAST",
                "((o.a = 1) OR ((o.b = 2) AND (o.c = 3)))|(public.orders.a = ?) OR ((public.orders.b = ?) AND (public.orders.c = ?))",
                "unterminated 'se cret|unterminated ?",
                "x = $a$ secret $b$ more|x = ?",
                "(row_number() OVER w1 < 4)|row_number() OVER < ?",
                "(row_number() OVER (?) < 4)|row_number() OVER < ?",
                "CASE WHEN o.a THEN 1 ELSE 2 END|CASE WHEN public.orders.a THEN ? ELSE ? END"
            })
    void expressionsAreMadeCanonical(String printed, String canonical) {
        assertThat(new ExpressionCanon(SHOP).condition(printed)).isEqualTo(canonical);
    }

    @Test
    void theTermsOfAnAndAreOrderedByTheirText() {
        String oneWay = new ExpressionCanon(SHOP).condition("((o.b = 2) AND o.open AND (c.a > 1))");
        String other = new ExpressionCanon(SHOP).condition("((c.a > 7) AND (o.b = 9) AND o.open)");

        assertThat(oneWay)
                .isEqualTo("(public.customer.a > ?) AND (public.orders.b = ?) AND (public.orders.open)")
                .isEqualTo(other);
    }

    @Test
    void nestingOfAnyDepthTakesNoStackAndLinearTime() {
        int levels = 200_000;
        String redundant = "(".repeat(levels) + "x" + ")".repeat(levels);
        String needed = "(f".repeat(levels) + "x" + ")".repeat(levels);

        assertThat(new ExpressionCanon(SHOP).condition(redundant)).isEqualTo("x");
        assertThat(new ExpressionCanon(SHOP).condition(needed)).startsWith("f(f(f");
    }

    @Test
    void aRelationReadTwiceIsNumberedInPlanOrder() {
        RelationReferences selfJoin = RelationReferences.of(
                List.of(new Alias("child", "public.node", "child"), new Alias("parent", "public.node", "parent")));

        assertThat(new ExpressionCanon(selfJoin).condition("(child.parent_id = parent.id)"))
                .isEqualTo("public.node#1.parent_id = public.node#2.id");
    }
}

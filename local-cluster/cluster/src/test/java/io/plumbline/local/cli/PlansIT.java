package io.plumbline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.local.baselines.PlanRecords;
import io.plumbline.local.kafka.ProductTopic;
import io.plumbline.local.stack.LocalStack;
import io.plumbline.local.stack.SharedStack;
import io.plumbline.local.stack.StackFile;
import io.plumbline.local.topics.Publisher;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
final class PlansIT {

    private static final String HASH = "fedc" + "0".repeat(28);
    private static final String KEY = "orders/shop/public/" + HASH;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void baselinesTheirHistoryAndTheDifferenceOfTwoPlansAreShown(LocalStack stack) throws Exception {
        try (Publisher topics = new Publisher(stack)) {
            topics.publish(
                    ProductTopic.BASELINES,
                    KEY + "/" + PlanRecords.BY_INDEX,
                    PlanRecords.baseline(HASH, PlanRecords.BY_INDEX));
            topics.publish(
                    ProductTopic.BASELINES,
                    KEY + "/" + PlanRecords.BY_TABLE,
                    PlanRecords.baseline(HASH, PlanRecords.BY_TABLE));
            topics.publish(
                    ProductTopic.BASELINES,
                    KEY + "/" + "9".repeat(64),
                    PlanRecords.baseline("dead" + "0".repeat(28), "9".repeat(64)));
            topics.publish(ProductTopic.BASELINES, KEY + "/" + "9".repeat(64), null);
            topics.publish(ProductTopic.PLAN_CHANGES, KEY, PlanRecords.change(HASH, PlanRecords.BY_INDEX, null));
            topics.publish(
                    ProductTopic.PLAN_CHANGES,
                    KEY,
                    PlanRecords.change(HASH, PlanRecords.BY_TABLE, PlanRecords.BY_INDEX));
        }
        StackFile.write(stack.folder(), stack.ports());
        String work = stack.folder().root().toString();

        assertThat(run("baselines", "list", "--work-dir", work)).isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .containsPattern("fedc00000000 +1a0000000000 +ACCEPTED +yes +CAPTURE +GLOBAL +8.45 +1.500 +20 ")
                .containsPattern("fedc00000000 +2b0000000000 +UNACCEPTED ")
                .doesNotContain("dead00000000");

        assertThat(run("baselines", "show", "fedc", "--work-dir", work)).isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .contains("select * from orders where customer_id = ?")
                .contains("[0] INDEX_SCAN on public.orders by btree (customer_id)  (cost 8.45, rows 10)");

        assertThat(run("history", "fedc", "--work-dir", work)).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).containsPattern("(?s) NEW .* FIRST ");

        assertThat(run("history", "fedc", "--at", "2026-01-01T00:00:30Z", "--work-dir", work))
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("FIRST").doesNotContain("NEW");

        assertThat(run("diff", "1a0000000", "2b0000000", "--work-dir", work)).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).isEqualTo("""
                - INDEX_SCAN on public.orders by btree (customer_id)  (cost 8.45, rows 10)
                -     Index Cond: customer_id = ?
                + SEQ_SCAN on public.orders  (cost 4120, rows 10)
                +     Filter: customer_id = ?
                """);

        assertThat(run("diff", "1a0000000", "7777777777", "--work-dir", work)).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString())
                .contains("plan_hash beginning with '7777777777'")
                .contains(PlanRecords.BY_INDEX);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return PlumblineCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}

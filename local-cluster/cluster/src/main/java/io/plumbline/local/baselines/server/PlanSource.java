package io.plumbline.local.baselines.server;

import io.plumbline.avro.v1.CapturedPlan;
import io.plumbline.explain.ExplainRequest;
import java.sql.SQLException;

/** How a row of an extension becomes a plan. */
interface PlanSource {

    /**
     * The plan.
     *
     * @throws NoPlanException saying why there is none
     */
    CapturedPlan plan(ExplainRequest request, String content) throws SQLException, NoPlanException;
}

package io.plumbline.local.engines;

import io.plumbline.capture.engine.ReadPlan;
import io.plumbline.capture.plan.PlanRefusedException;
import java.sql.Connection;
import java.sql.SQLException;

/** An engine with TPC-H on it. */
interface TpchServer extends AutoCloseable {

    /** To the database of the tables. */
    Connection connect() throws SQLException;

    /** As the pollers read it. */
    ReadPlan plan(String sql) throws SQLException, PlanRefusedException;

    /** Gathers statistics of every table anew. */
    void analyze() throws SQLException;

    @Override
    void close();
}

package io.plumbline.local.demo;

import java.sql.SQLException;

/** One step of the demo's story. */
interface Step {

    /** One line that says what is about to happen. */
    String announcement();

    StepReport play(Scene scene) throws SQLException;
}

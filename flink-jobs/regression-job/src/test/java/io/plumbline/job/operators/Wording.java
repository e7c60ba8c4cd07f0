package io.plumbline.job.operators;

import io.plumbline.avro.v1.PlanNode;
import io.plumbline.avro.v1.PlanRelation;
import java.util.List;
import java.util.Map;

/** What things are called, and how long the texts about them are, in a {@link FullStatement}. */
interface Wording {

    String instance(int number);

    String engine();

    String entry(int number);

    String observation(long number);

    String sqlText();

    String hints();

    /** The nodes of a plan in pre-order; all plans but the first are without the first one's indexes. */
    List<PlanNode> nodes(int plan, double cost);

    List<PlanRelation> relations();

    Map<String, String> settings();
}

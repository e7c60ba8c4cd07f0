package io.plumbline.sync;

import io.plumbline.sync.pins.PinCommand;
import org.apache.kafka.connect.data.Struct;

/** Where results go. */
interface PinOutlet {

    /** Returns when the result is there: a struct of the schema PlanPinResult, under the statement's key. */
    void publish(String key, PinCommand command, Struct result);
}

package io.plumbline.model.plans;

/** What became of a plan that has shown itself to be faster; wire names. */
public enum EvolutionOutcome {
    /** A person may accept it. */
    PROPOSED,
    /** The policy has accepted it. */
    ACCEPTED
}

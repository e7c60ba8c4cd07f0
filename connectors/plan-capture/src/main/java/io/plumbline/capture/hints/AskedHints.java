package io.plumbline.capture.hints;

import java.util.List;
import java.util.Optional;

/** Hints as a person writes them to ask for a plan. */
public final class AskedHints {

    private AskedHints() {}

    /**
     * Whether a plan that is said in the hints {@code said} is one that {@code asked} asks for: each phrase asked is among
     * those said. A scan may be asked for without its index; the relations of a join in any order, since Leading says theirs.
     * Never where nothing is asked, or what is asked is more than scans, joins and Leading.
     */
    public static boolean areMetBy(String asked, String said) {
        Optional<List<HintPhrase>> wanted = HintPhrase.of(asked);
        Optional<List<HintPhrase>> had = HintPhrase.of(said);
        return wanted.isPresent()
                && had.isPresent()
                && !wanted.get().isEmpty()
                && wanted.get().stream().allMatch(phrase -> had.get().stream().anyMatch(phrase::isIn));
    }
}

package io.plumbline.model.plans;

import io.plumbline.model.statement.PlanHints;
import io.plumbline.model.statement.PlanSighting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of a plan is large and seldom changes or is asked for.
 *
 * @param sighting the plan as first seen, cut by {@link PlanCut}; its settings as last learned
 * @param indexUses indexes it reads, from the whole plan when last seen; the first that are {@value PlanSize#MOST_INDEX_BYTES}
 *     bytes
 * @param sqlText canonical text of the statement, no literals; null where an earlier version stored the plan, and where it
 *     has more than {@value #LONGEST_TEXT} characters
 * @param hints the plan said in hints, as last learned
 */
public record PlanDetail(
        PlanSighting sighting,
        List<IndexUse> indexUses,
        SizeHistory sizes,
        @Nullable String sqlText,
        PlanHints hints) {

    static final int LONGEST_TEXT = 8_192;

    public PlanDetail {
        indexUses = List.copyOf(indexUses);
    }

    PlanDetail withIndexUses(List<IndexUse> uses) {
        return new PlanDetail(sighting, uses, sizes, sqlText, hints);
    }

    PlanDetail withSizes(SizeHistory next) {
        return new PlanDetail(sighting, indexUses, next, sqlText, hints);
    }

    PlanDetail withSettings(Map<String, String> settings) {
        return new PlanDetail(sighting.withSettings(settings), indexUses, sizes, sqlText, hints);
    }

    PlanDetail withText(@Nullable String text) {
        return new PlanDetail(sighting, indexUses, sizes, text, hints);
    }

    PlanDetail withHints(PlanHints next) {
        return new PlanDetail(sighting, indexUses, sizes, sqlText, next);
    }

    /** The text where it is kept; null for one that is too long. */
    static @Nullable String kept(String sqlText) {
        return sqlText.length() > LONGEST_TEXT ? null : sqlText;
    }

    /** The same in every process, whatever the order: a map's hash is the sum of its entries'. */
    static int hashOf(Map<String, String> settings) {
        return settings.hashCode();
    }

    /** 64 bits, the same in every process: of strings and lists of them, by the hash the language defines. */
    static long hashOf(List<IndexUse> uses) {
        long hash = uses.size();
        for (IndexUse use : uses) {
            hash = hash * 0x9E3779B97F4A7C15L + Objects.hashCode(use.name());
            hash = hash * 0x9E3779B97F4A7C15L + use.key().relation().hashCode();
            hash = hash * 0x9E3779B97F4A7C15L + Objects.hashCode(use.key().method());
            hash = hash * 0x9E3779B97F4A7C15L + use.key().keys().hashCode();
            hash = hash * 0x9E3779B97F4A7C15L + Objects.hashCode(use.key().predicate());
        }
        return hash;
    }
}

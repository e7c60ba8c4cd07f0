-- What becomes of faster plans, and how long plans are pinned, by scope: rows of the table of thresholds that no rule reads.
ALTER TABLE plumbline.threshold
    DROP CONSTRAINT threshold_rule_and_parameter_are_known,
    ADD CONSTRAINT threshold_rule_and_parameter_are_known CHECK ((rule, parameter) IN (
        ('COST_MULTIPLIER', 'warn_ratio'),
        ('COST_MULTIPLIER', 'block_ratio'),
        ('COST_MULTIPLIER', 'minimum_increase_pages'),
        ('COST_MULTIPLIER', 'persistence_samples'),
        ('CARDINALITY_DIVERGENCE', 'warn_percent'),
        ('CARDINALITY_DIVERGENCE', 'minimum_difference_rows'),
        ('CARDINALITY_DIVERGENCE', 'persistence_samples'),
        ('NEW_SEQ_SCAN', 'warn_rows'),
        ('NEW_SEQ_SCAN', 'block_rows'),
        ('NEW_SEQ_SCAN', 'persistence_samples'),
        ('LOST_INDEX', 'warn_ratio'),
        ('LOST_INDEX', 'block_rows'),
        ('LOST_INDEX', 'minimum_increase_pages'),
        ('LOST_INDEX', 'persistence_samples'),
        ('JOIN_ALGORITHM_CHANGED', 'warn_ratio'),
        ('JOIN_ALGORITHM_CHANGED', 'minimum_increase_pages'),
        ('JOIN_ALGORITHM_CHANGED', 'persistence_samples'),
        ('SORT_OR_SPILL_ADDED', 'warn_ratio'),
        ('SORT_OR_SPILL_ADDED', 'minimum_increase_pages'),
        ('SORT_OR_SPILL_ADDED', 'spill_ratio'),
        ('SORT_OR_SPILL_ADDED', 'minimum_increase_blocks'),
        ('SORT_OR_SPILL_ADDED', 'persistence_samples'),
        ('TIME_REGRESSION', 'band_deviations'),
        ('TIME_REGRESSION', 'warn_ratio'),
        ('TIME_REGRESSION', 'block_ratio'),
        ('TIME_REGRESSION', 'minimum_impact_seconds'),
        ('TIME_REGRESSION', 'block_impact_seconds'),
        ('TIME_REGRESSION', 'persistence_samples'),
        ('EVOLUTION', 'policy_level'),
        ('EVOLUTION', 'maximum_time_percent'),
        ('EVOLUTION', 'minimum_intervals'),
        ('EVOLUTION', 'minimum_calls'),
        ('PIN', 'lifetime_days'))),
    ADD CONSTRAINT threshold_level_is_whole_from_0_to_2 CHECK (
        parameter NOT LIKE '%\_level' OR value IN (0, 1, 2)),
    ADD CONSTRAINT threshold_time_percent_is_from_1_to_99 CHECK (
        parameter <> 'maximum_time_percent' OR value BETWEEN 1 AND 99),
    ADD CONSTRAINT threshold_intervals_are_whole_from_1_to_1e6 CHECK (
        parameter NOT LIKE '%\_intervals' OR (value BETWEEN 1 AND 1e6 AND value = trunc(value))),
    ADD CONSTRAINT threshold_calls_are_whole_from_1_to_1e9 CHECK (
        parameter NOT LIKE '%\_calls' OR (value BETWEEN 1 AND 1e9 AND value = trunc(value))),
    ADD CONSTRAINT threshold_days_are_from_1_to_30 CHECK (
        parameter NOT LIKE '%\_days' OR value BETWEEN 1 AND 30);

COMMENT ON COLUMN plumbline.threshold.rule IS
    'COST_MULTIPLIER, CARDINALITY_DIVERGENCE, NEW_SEQ_SCAN, LOST_INDEX, JOIN_ALGORITHM_CHANGED, SORT_OR_SPILL_ADDED or TIME_REGRESSION; EVOLUTION for what becomes of faster plans, PIN for how long plans are pinned.';
COMMENT ON COLUMN plumbline.threshold.parameter IS
    'COST_MULTIPLIER: warn_ratio, block_ratio, minimum_increase_pages. CARDINALITY_DIVERGENCE: warn_percent, minimum_difference_rows. NEW_SEQ_SCAN: warn_rows, block_rows. LOST_INDEX: warn_ratio, block_rows, minimum_increase_pages. JOIN_ALGORITHM_CHANGED: warn_ratio, minimum_increase_pages. SORT_OR_SPILL_ADDED: warn_ratio, minimum_increase_pages, spill_ratio, minimum_increase_blocks. TIME_REGRESSION: band_deviations, warn_ratio, block_ratio, minimum_impact_seconds, block_impact_seconds. Each rule: persistence_samples. EVOLUTION: policy_level, maximum_time_percent, minimum_intervals, minimum_calls. PIN: lifetime_days. The last two have no persistence_samples.';
COMMENT ON COLUMN plumbline.threshold.value IS
    'The threshold, in the unit its parameter ends with: ratio to the baseline, percent of rows, page-read equivalents, rows, temporary blocks per call, standard deviations, seconds, consecutive samples; level: 0 off, 1 propose, 2 accept; percent of the other plan''s time per call, intervals, calls, days.';

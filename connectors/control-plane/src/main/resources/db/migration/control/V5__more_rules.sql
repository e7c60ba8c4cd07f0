-- The rules LOST_INDEX, JOIN_ALGORITHM_CHANGED, SORT_OR_SPILL_ADDED and TIME_REGRESSION.
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
        ('TIME_REGRESSION', 'persistence_samples'))),
    ADD CONSTRAINT threshold_blocks_are_from_0_to_1e12 CHECK (
        parameter NOT LIKE '%\_blocks' OR value BETWEEN 0 AND 1e12),
    ADD CONSTRAINT threshold_deviations_are_from_0_1_to_1000 CHECK (
        parameter NOT LIKE '%\_deviations' OR value BETWEEN 0.1 AND 1000),
    ADD CONSTRAINT threshold_seconds_are_from_0_to_1e9 CHECK (
        parameter NOT LIKE '%\_seconds' OR value BETWEEN 0 AND 1e9);

COMMENT ON COLUMN plumbline.threshold.rule IS
    'COST_MULTIPLIER, CARDINALITY_DIVERGENCE, NEW_SEQ_SCAN, LOST_INDEX, JOIN_ALGORITHM_CHANGED, SORT_OR_SPILL_ADDED or TIME_REGRESSION.';
COMMENT ON COLUMN plumbline.threshold.parameter IS
    'COST_MULTIPLIER: warn_ratio, block_ratio, minimum_increase_pages. CARDINALITY_DIVERGENCE: warn_percent, minimum_difference_rows. NEW_SEQ_SCAN: warn_rows, block_rows. LOST_INDEX: warn_ratio, block_rows, minimum_increase_pages. JOIN_ALGORITHM_CHANGED: warn_ratio, minimum_increase_pages. SORT_OR_SPILL_ADDED: warn_ratio, minimum_increase_pages, spill_ratio, minimum_increase_blocks. TIME_REGRESSION: band_deviations, warn_ratio, block_ratio, minimum_impact_seconds, block_impact_seconds. Each rule: persistence_samples.';
COMMENT ON COLUMN plumbline.threshold.value IS
    'The threshold, in the unit its parameter ends with: ratio to the baseline, percent of rows, page-read equivalents, rows, temporary blocks per call, standard deviations, seconds, consecutive samples.';

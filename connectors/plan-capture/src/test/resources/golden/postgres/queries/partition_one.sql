SELECT reading FROM measurement WHERE reading > 90 AND at >= '2026-02-01' AND at < '2026-02-15';

SELECT reading FROM measurement WHERE reading > 90 AND at >= '2026-01-02' AND at < '2026-02-15';

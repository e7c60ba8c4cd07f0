SELECT id FROM place WHERE MBRContains(ST_GeomFromText('POLYGON((0 0, 3 0, 3 3, 0 3, 0 0))'), position)

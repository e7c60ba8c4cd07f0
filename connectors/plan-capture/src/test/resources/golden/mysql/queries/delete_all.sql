DELETE FROM archive

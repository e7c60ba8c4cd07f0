SELECT c.name, a.payload FROM customer c LEFT JOIN archive a ON a.id = c.referrer_id

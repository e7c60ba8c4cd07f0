SELECT c.name, a.payload FROM customer c JOIN archive a ON a.id = c.referrer_id

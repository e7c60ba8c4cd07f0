DELETE FROM item i USING orders o WHERE o.id = i.order_id AND o.customer_id = $1;

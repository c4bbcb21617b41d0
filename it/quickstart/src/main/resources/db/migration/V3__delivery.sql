ALTER TABLE purchase ADD COLUMN delivered_at TEXT;

CREATE VIEW open_purchase AS
SELECT purchase.id, customer.email, purchase.placed_at
FROM purchase
JOIN customer ON customer.id = purchase.customer_id
WHERE purchase.delivered_at IS NULL;

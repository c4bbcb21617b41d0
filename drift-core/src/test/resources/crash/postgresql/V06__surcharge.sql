-- together: SELECT count(*) = (SELECT count(*) FROM orders) FROM orders o JOIN order_lines l ON l.orders = o.id AND l.line = 1 AND o.total = l.amount + 1
UPDATE orders SET total = total + 1;

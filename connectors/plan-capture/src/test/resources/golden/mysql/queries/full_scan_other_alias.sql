SELECT * FROM orders AS bestellung WHERE bestellung.note LIKE '%18%'

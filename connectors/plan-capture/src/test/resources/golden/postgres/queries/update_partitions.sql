UPDATE measurement SET reading = 0 WHERE reading > $1;

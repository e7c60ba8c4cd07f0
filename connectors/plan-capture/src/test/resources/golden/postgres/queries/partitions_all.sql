SELECT reading FROM measurement WHERE reading > $1;

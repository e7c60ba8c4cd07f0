-- What Debezium follows. Created here, so that its login needs neither ownership nor CREATE on the database.
CREATE PUBLICATION plumbline_control FOR TABLE plumbline.threshold, plumbline.maintenance_window;
COMMENT ON PUBLICATION plumbline_control IS 'Plumbline: the control tables, followed by the job through Debezium.';

-- How far each consumer of the feed has come. Which process runs it is no row: it is an advisory
-- lock of the connection that also writes the row, so it ends with that connection.
CREATE TABLE feed_checkpoints (
  consumer text COLLATE "C" PRIMARY KEY CHECK (consumer <> ''),
  epoch integer NOT NULL,
  transaction_id xid8 NOT NULL,
  position bigint NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT, INSERT, UPDATE ON feed_checkpoints TO dondoc_feed;

-- "Positive airway pressure for obstructive sleep apnea", version "2008.1", for Spark. Generated from the guideline's source; do not edit.
-- One row a case, a column for each fact. Null is unknown; an empty list of codes is known. Numbers stand in the units of facts.schema.json.
CREATE TABLE `facts` (
  `case_id` STRING,
  `ordered` BOOLEAN,
  `age` DECIMAL(28, 10),
  `evaluation` BOOLEAN,
  `sleep-test` STRING,
  `channels` BIGINT,
  `not-projected` BOOLEAN,
  `ahi` DECIMAL(28, 10),
  `rdi` DECIMAL(28, 10),
  `recorded-sleep` DECIMAL(28, 10),
  `events` BIGINT,
  `sleepiness` BOOLEAN,
  `cognition` BOOLEAN,
  `mood` BOOLEAN,
  `insomnia` BOOLEAN,
  `hypertension` BOOLEAN,
  `ischemic-heart` BOOLEAN,
  `stroke` BOOLEAN,
  `therapy-start` DATE,
  `request` DATE,
  `improved` BOOLEAN,
  `phase` STRING
);

-- "Positive airway pressure for obstructive sleep apnea", version "2008.1", for Spark. Generated from the guideline's source; do not edit.
-- The determination alone, quicker: a row for each row of facts.
-- Null is unknown, and while it matters the determination is needs-information.
-- A number out of its declared range or finer than its precision, a value that a choice does not list, and a list with an entry that is no code count as unknown.
WITH given AS (
  SELECT
    `case_id`,
    `ordered` AS v0,
    CASE WHEN MOD((`age` * 1), 1) = 0 AND (`age` * 1) >= 0 AND (`age` * 1) <= 130 THEN CAST((`age` * 1) AS BIGINT) END AS v1,
    `evaluation` AS v2,
    CASE WHEN `sleep-test` IN ('laboratory', 'home-type-2', 'home-type-3', 'home-type-4', 'none') THEN `sleep-test` END AS v3,
    CASE WHEN `channels` >= 0 AND `channels` <= 9007199254740991 THEN `channels` END AS v4,
    `not-projected` AS v5,
    CASE WHEN MOD((`ahi` * 1), 1) = 0 AND (`ahi` * 1) >= 0 AND (`ahi` * 1) <= 200 THEN CAST((`ahi` * 1) AS BIGINT) END AS v6,
    CASE WHEN MOD((`rdi` * 1), 1) = 0 AND (`rdi` * 1) >= 0 AND (`rdi` * 1) <= 200 THEN CAST((`rdi` * 1) AS BIGINT) END AS v7,
    CASE WHEN MOD((`recorded-sleep` * 10), 1) = 0 AND (`recorded-sleep` * 10) >= 0 AND (`recorded-sleep` * 10) <= 240 THEN CAST((`recorded-sleep` * 10) AS BIGINT) END AS v8,
    CASE WHEN `events` >= 0 AND `events` <= 9007199254740991 THEN `events` END AS v9,
    `sleepiness` AS v10,
    `cognition` AS v11,
    `mood` AS v12,
    `insomnia` AS v13,
    `hypertension` AS v14,
    `ischemic-heart` AS v15,
    `stroke` AS v16,
    `therapy-start` AS v17,
    `request` AS v18,
    `improved` AS v19,
    CASE WHEN `phase` IN ('initial', 'continuation', 'repeat') THEN `phase` END AS v20
  FROM `facts`
),
step1 AS (
  SELECT *,
    (((v20 IN ('initial')) AND (v0 AND (v1 >= 18) AND (v2 AND ((v3 IN ('laboratory')) OR (v3 IN ('home-type-2', 'home-type-3')) OR ((v3 IN ('home-type-4')) AND (v4 >= 3))) AND v5) AND ((((v6 >= 15) OR (v7 >= 15)) AND ((v8 >= 20) OR (v9 >= 30))) OR ((((v6 >= 5 AND v6 <= 14)) OR ((v7 >= 5 AND v7 <= 14))) AND ((v8 >= 20) OR (v9 >= 10)) AND (v10 OR v11 OR v12 OR v13 OR v14 OR v15 OR v16))))) OR ((v20 IN ('continuation')) AND ((v17 <= date_add(v18, -84) AND v18 >= v18) AND v19))) AS n42
  FROM given
)
SELECT `case_id`,
  CASE
    WHEN n42 THEN 'appropriate'
    WHEN NOT n42 THEN 'clinician-review'
    ELSE 'needs-information'
  END AS determination
FROM step1

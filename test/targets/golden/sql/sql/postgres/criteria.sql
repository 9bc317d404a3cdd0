-- "Positive airway pressure for obstructive sleep apnea", version "2008.1", for PostgreSQL. Generated from the guideline's source; do not edit.
-- Every criterion, in a column under its id, for each row of facts: true is met, false is not met, null is unknown.
WITH given AS (
  SELECT
    "case_id",
    "ordered" AS v0,
    CASE WHEN MOD(("age" * 1), 1) = 0 AND ("age" * 1) >= 0 AND ("age" * 1) <= 130 THEN CAST(("age" * 1) AS BIGINT) END AS v1,
    "evaluation" AS v2,
    CASE WHEN "sleep-test" IN ('laboratory', 'home-type-2', 'home-type-3', 'home-type-4', 'none') THEN "sleep-test" END AS v3,
    CASE WHEN "channels" >= 0 AND "channels" <= 9007199254740991 THEN "channels" END AS v4,
    "not-projected" AS v5,
    CASE WHEN MOD(("ahi" * 1), 1) = 0 AND ("ahi" * 1) >= 0 AND ("ahi" * 1) <= 200 THEN CAST(("ahi" * 1) AS BIGINT) END AS v6,
    CASE WHEN MOD(("rdi" * 1), 1) = 0 AND ("rdi" * 1) >= 0 AND ("rdi" * 1) <= 200 THEN CAST(("rdi" * 1) AS BIGINT) END AS v7,
    CASE WHEN MOD(("recorded-sleep" * 10), 1) = 0 AND ("recorded-sleep" * 10) >= 0 AND ("recorded-sleep" * 10) <= 240 THEN CAST(("recorded-sleep" * 10) AS BIGINT) END AS v8,
    CASE WHEN "events" >= 0 AND "events" <= 9007199254740991 THEN "events" END AS v9,
    "sleepiness" AS v10,
    "cognition" AS v11,
    "mood" AS v12,
    "insomnia" AS v13,
    "hypertension" AS v14,
    "ischemic-heart" AS v15,
    "stroke" AS v16,
    "therapy-start" AS v17,
    "request" AS v18,
    "improved" AS v19,
    CASE WHEN "phase" IN ('initial', 'continuation', 'repeat') THEN "phase" END AS v20
  FROM "facts"
),
step1 AS MATERIALIZED (
  SELECT *,
    v0 AS n0,
    (v1 >= 18) AS n1,
    v2 AS n2,
    (v3 IN ('laboratory')) AS n3,
    (v3 IN ('home-type-2', 'home-type-3')) AS n4,
    (v3 IN ('home-type-4')) AS n5,
    (v4 >= 3) AS n6,
    v5 AS n9,
    (v6 >= 15) AS n11,
    (v7 >= 15) AS n12,
    (v8 >= 20) AS n14,
    (v9 >= 30) AS n15,
    ((v6 >= 5 AND v6 <= 14)) AS n18,
    ((v7 >= 5 AND v7 <= 14)) AS n19,
    (v8 >= 20) AS n21,
    (v9 >= 10) AS n22,
    v10 AS n24,
    v11 AS n25,
    v12 AS n26,
    v13 AS n27,
    v14 AS n28,
    v15 AS n29,
    v16 AS n30,
    (v20 IN ('initial')) AS n35,
    (v17 <= (v18 + (-84)) AND v18 >= v18) AS n36,
    v19 AS n37,
    (v20 IN ('continuation')) AS n39
  FROM given
),
step2 AS MATERIALIZED (
  SELECT *,
    (n5 AND n6) AS n7,
    (n11 OR n12) AS n13,
    (n14 OR n15) AS n16,
    (n18 OR n19) AS n20,
    (n21 OR n22) AS n23,
    (n24 OR n25 OR n26 OR n27 OR n28 OR n29 OR n30) AS n31,
    (n36 AND n37) AS n38
  FROM step1
),
step3 AS MATERIALIZED (
  SELECT *,
    (n3 OR n4 OR n7) AS n8,
    (n13 AND n16) AS n17,
    (n20 AND n23 AND n31) AS n32,
    (n39 AND n38) AS n41
  FROM step2
),
step4 AS MATERIALIZED (
  SELECT *,
    (n2 AND n8 AND n9) AS n10,
    (n17 OR n32) AS n33
  FROM step3
),
step5 AS MATERIALIZED (
  SELECT *,
    (n0 AND n1 AND n10 AND n33) AS n34
  FROM step4
),
step6 AS MATERIALIZED (
  SELECT *,
    (n35 AND n34) AS n40
  FROM step5
),
step7 AS MATERIALIZED (
  SELECT *,
    (n40 OR n41) AS n42
  FROM step6
)
SELECT "case_id",
  n0 AS "ordered",
  n1 AS "adult",
  n2 AS "evaluation",
  n3 AS "laboratory",
  n4 AS "home-test",
  n7 AS "home-test-small",
  n8 AS "accepted-test",
  n9 AS "not-projected",
  n10 AS "sleep-study",
  n13 AS "moderate.head",
  n16 AS "moderate-counted",
  n17 AS "moderate",
  n20 AS "mild.head",
  n23 AS "mild-counted",
  n24 AS "sleepiness",
  n25 AS "cognition",
  n26 AS "mood",
  n27 AS "insomnia",
  n28 AS "hypertension",
  n29 AS "ischemic-heart",
  n30 AS "stroke",
  n31 AS "mild-with",
  n32 AS "mild",
  n33 AS "severity",
  n34 AS "device",
  n36 AS "twelve-weeks",
  n37 AS "improved",
  n38 AS "kept",
  n42 AS "section-indications"
FROM step7

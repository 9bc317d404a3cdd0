-- "Positive airway pressure for obstructive sleep apnea", version "2008.1", for PostgreSQL. Generated from the guideline's source; do not edit.
-- A row for each row of facts: its case_id, its determination with a label for people, and the lists that explain it.
-- reasons: ids of the criteria that the determination rests on. unmet: those that make a section not met. missing: facts to ask for.
-- Null is unknown, and while it matters the determination is needs-information.
-- A number out of its declared range or finer than its precision, a value that a choice does not list, and a list with an entry that is no code count as unknown.
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
    (v1 >= 18) AS n1,
    (v3 IN ('laboratory')) AS n3,
    (v3 IN ('home-type-2', 'home-type-3')) AS n4,
    (v3 IN ('home-type-4')) AS n5,
    (v4 >= 3) AS n6,
    (v6 >= 15) AS n11,
    (v7 >= 15) AS n12,
    (v8 >= 20) AS n14,
    (v9 >= 30) AS n15,
    ((v6 >= 5 AND v6 <= 14)) AS n18,
    ((v7 >= 5 AND v7 <= 14)) AS n19,
    (v8 >= 20) AS n21,
    (v9 >= 10) AS n22,
    (v10 OR v11 OR v12 OR v13 OR v14 OR v15 OR v16) AS n31,
    (v20 IN ('initial')) AS n35,
    (v17 <= (v18 + (-84)) AND v18 >= v18) AS n36,
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
    (n36 AND v19) AS n38
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
    (v2 AND n8 AND v5) AS n10,
    (n17 OR n32) AS n33
  FROM step3
),
step5 AS MATERIALIZED (
  SELECT *,
    (v0 AND n1 AND n10 AND n33) AS n34
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
),
step8 AS MATERIALIZED (
  SELECT *,
    ((n42 IS TRUE OR n42 IS NULL) AND (n42 IS TRUE OR n42 IS FALSE)) AS reason_42,
    n42 IS FALSE AS unmet_42,
    n42 IS NULL AS missing_42
  FROM step7
),
step9 AS MATERIALIZED (
  SELECT *,
    (reason_42 AND (n42 IS FALSE OR n41 IS TRUE)) AS reason_41,
    (reason_42 AND (n42 IS FALSE OR n40 IS TRUE)) AS reason_40,
    (unmet_42 AND (n42 IS FALSE OR n41 IS TRUE)) AS unmet_41,
    (unmet_42 AND (n42 IS FALSE OR n40 IS TRUE)) AS unmet_40,
    (missing_42 AND n41 IS NULL) AS missing_41,
    (missing_42 AND n40 IS NULL) AS missing_40
  FROM step8
),
step10 AS MATERIALIZED (
  SELECT *,
    (reason_41 AND (n41 IS TRUE OR n38 IS FALSE)) AS reason_38,
    (reason_40 AND (n40 IS TRUE OR n34 IS FALSE)) AS reason_34,
    (unmet_41 AND (n41 IS TRUE OR n38 IS FALSE)) AS unmet_38,
    (unmet_40 AND (n40 IS TRUE OR n34 IS FALSE)) AS unmet_34,
    (missing_41 AND n38 IS NULL) AS missing_38,
    (missing_40 AND n34 IS NULL) AS missing_34
  FROM step9
),
step11 AS MATERIALIZED (
  SELECT *,
    (reason_34 AND (n34 IS TRUE OR n33 IS FALSE)) AS reason_33,
    (reason_34 AND (n34 IS TRUE OR n10 IS FALSE)) AS reason_10,
    (unmet_34 AND (n34 IS TRUE OR n33 IS FALSE)) AS unmet_33,
    (unmet_34 AND (n34 IS TRUE OR n10 IS FALSE)) AS unmet_10,
    (missing_38 AND n36 IS NULL) AS missing_36,
    (missing_34 AND n33 IS NULL) AS missing_33,
    (missing_34 AND n10 IS NULL) AS missing_10
  FROM step10
),
step12 AS MATERIALIZED (
  SELECT *,
    (reason_33 AND (n33 IS FALSE OR n32 IS TRUE)) AS reason_32,
    (reason_33 AND (n33 IS FALSE OR n17 IS TRUE)) AS reason_17,
    (reason_10 AND (n10 IS TRUE OR n8 IS FALSE)) AS reason_8,
    (unmet_33 AND (n33 IS FALSE OR n32 IS TRUE)) AS unmet_32,
    (unmet_33 AND (n33 IS FALSE OR n17 IS TRUE)) AS unmet_17,
    (unmet_10 AND (n10 IS TRUE OR n8 IS FALSE)) AS unmet_8,
    (missing_33 AND n32 IS NULL) AS missing_32,
    (missing_33 AND n17 IS NULL) AS missing_17,
    (missing_10 AND n8 IS NULL) AS missing_8
  FROM step11
),
step13 AS MATERIALIZED (
  SELECT *,
    (reason_32 AND (n32 IS TRUE OR n31 IS FALSE)) AS reason_31,
    (reason_32 AND (n32 IS TRUE OR n23 IS FALSE)) AS reason_23,
    (reason_32 AND (n32 IS TRUE OR n20 IS FALSE)) AS reason_20,
    (reason_17 AND (n17 IS TRUE OR n16 IS FALSE)) AS reason_16,
    (reason_17 AND (n17 IS TRUE OR n13 IS FALSE)) AS reason_13,
    (reason_8 AND (n8 IS FALSE OR n7 IS TRUE)) AS reason_7,
    (unmet_32 AND (n32 IS TRUE OR n31 IS FALSE)) AS unmet_31,
    (unmet_32 AND (n32 IS TRUE OR n23 IS FALSE)) AS unmet_23,
    (unmet_32 AND (n32 IS TRUE OR n20 IS FALSE)) AS unmet_20,
    (unmet_17 AND (n17 IS TRUE OR n16 IS FALSE)) AS unmet_16,
    (unmet_17 AND (n17 IS TRUE OR n13 IS FALSE)) AS unmet_13,
    (unmet_8 AND (n8 IS FALSE OR n7 IS TRUE)) AS unmet_7,
    (missing_32 AND n31 IS NULL) AS missing_31,
    (missing_32 AND n23 IS NULL) AS missing_23,
    (missing_32 AND n20 IS NULL) AS missing_20,
    (missing_17 AND n16 IS NULL) AS missing_16,
    (missing_17 AND n13 IS NULL) AS missing_13,
    (missing_8 AND n7 IS NULL) AS missing_7
  FROM step12
)
SELECT "case_id",
  CASE
    WHEN n42 THEN 'appropriate'
    WHEN NOT n42 THEN 'clinician-review'
    ELSE 'needs-information'
  END AS determination,
  CASE
    WHEN n42 THEN ''
    WHEN NOT n42 THEN 'No listed indication is met'
    ELSE ''
  END AS label,
  array_remove(ARRAY[CASE WHEN (reason_34 AND (n34 IS TRUE OR v0 IS FALSE)) THEN 'ordered' END, CASE WHEN (reason_34 AND (n34 IS TRUE OR n1 IS FALSE)) THEN 'adult' END, CASE WHEN (reason_10 AND (n10 IS TRUE OR v2 IS FALSE)) THEN 'evaluation' END, CASE WHEN (reason_8 AND (n8 IS FALSE OR n3 IS TRUE)) THEN 'laboratory' END, CASE WHEN (reason_8 AND (n8 IS FALSE OR n4 IS TRUE)) THEN 'home-test' END, CASE WHEN ((reason_7 AND (n7 IS TRUE OR n5 IS FALSE)) OR (reason_7 AND (n7 IS TRUE OR n6 IS FALSE))) THEN 'home-test-small' END, CASE WHEN (reason_10 AND (n10 IS TRUE OR v5 IS FALSE)) THEN 'not-projected' END, CASE WHEN ((reason_13 AND (n13 IS FALSE OR n11 IS TRUE)) OR (reason_13 AND (n13 IS FALSE OR n12 IS TRUE))) THEN 'moderate.head' END, CASE WHEN ((reason_16 AND (n16 IS FALSE OR n14 IS TRUE)) OR (reason_16 AND (n16 IS FALSE OR n15 IS TRUE))) THEN 'moderate-counted' END, CASE WHEN ((reason_20 AND (n20 IS FALSE OR n18 IS TRUE)) OR (reason_20 AND (n20 IS FALSE OR n19 IS TRUE))) THEN 'mild.head' END, CASE WHEN ((reason_23 AND (n23 IS FALSE OR n21 IS TRUE)) OR (reason_23 AND (n23 IS FALSE OR n22 IS TRUE))) THEN 'mild-counted' END, CASE WHEN (reason_31 AND (n31 IS FALSE OR v10 IS TRUE)) THEN 'sleepiness' END, CASE WHEN (reason_31 AND (n31 IS FALSE OR v11 IS TRUE)) THEN 'cognition' END, CASE WHEN (reason_31 AND (n31 IS FALSE OR v12 IS TRUE)) THEN 'mood' END, CASE WHEN (reason_31 AND (n31 IS FALSE OR v13 IS TRUE)) THEN 'insomnia' END, CASE WHEN (reason_31 AND (n31 IS FALSE OR v14 IS TRUE)) THEN 'hypertension' END, CASE WHEN (reason_31 AND (n31 IS FALSE OR v15 IS TRUE)) THEN 'ischemic-heart' END, CASE WHEN (reason_31 AND (n31 IS FALSE OR v16 IS TRUE)) THEN 'stroke' END, CASE WHEN (reason_40 AND (n40 IS TRUE OR n35 IS FALSE)) THEN 'device' END, CASE WHEN (reason_38 AND (n38 IS TRUE OR n36 IS FALSE)) THEN 'twelve-weeks' END, CASE WHEN (reason_38 AND (n38 IS TRUE OR v19 IS FALSE)) THEN 'improved' END, CASE WHEN (reason_41 AND (n41 IS TRUE OR n39 IS FALSE)) THEN 'kept' END]::TEXT[], NULL) AS reasons,
  array_remove(ARRAY[CASE WHEN (unmet_34 AND (n34 IS TRUE OR v0 IS FALSE)) THEN 'ordered' END, CASE WHEN (unmet_34 AND (n34 IS TRUE OR n1 IS FALSE)) THEN 'adult' END, CASE WHEN (unmet_10 AND (n10 IS TRUE OR v2 IS FALSE)) THEN 'evaluation' END, CASE WHEN (unmet_8 AND (n8 IS FALSE OR n3 IS TRUE)) THEN 'laboratory' END, CASE WHEN (unmet_8 AND (n8 IS FALSE OR n4 IS TRUE)) THEN 'home-test' END, CASE WHEN ((unmet_7 AND (n7 IS TRUE OR n5 IS FALSE)) OR (unmet_7 AND (n7 IS TRUE OR n6 IS FALSE))) THEN 'home-test-small' END, CASE WHEN (unmet_10 AND (n10 IS TRUE OR v5 IS FALSE)) THEN 'not-projected' END, CASE WHEN ((unmet_13 AND (n13 IS FALSE OR n11 IS TRUE)) OR (unmet_13 AND (n13 IS FALSE OR n12 IS TRUE))) THEN 'moderate.head' END, CASE WHEN ((unmet_16 AND (n16 IS FALSE OR n14 IS TRUE)) OR (unmet_16 AND (n16 IS FALSE OR n15 IS TRUE))) THEN 'moderate-counted' END, CASE WHEN ((unmet_20 AND (n20 IS FALSE OR n18 IS TRUE)) OR (unmet_20 AND (n20 IS FALSE OR n19 IS TRUE))) THEN 'mild.head' END, CASE WHEN ((unmet_23 AND (n23 IS FALSE OR n21 IS TRUE)) OR (unmet_23 AND (n23 IS FALSE OR n22 IS TRUE))) THEN 'mild-counted' END, CASE WHEN (unmet_31 AND (n31 IS FALSE OR v10 IS TRUE)) THEN 'sleepiness' END, CASE WHEN (unmet_31 AND (n31 IS FALSE OR v11 IS TRUE)) THEN 'cognition' END, CASE WHEN (unmet_31 AND (n31 IS FALSE OR v12 IS TRUE)) THEN 'mood' END, CASE WHEN (unmet_31 AND (n31 IS FALSE OR v13 IS TRUE)) THEN 'insomnia' END, CASE WHEN (unmet_31 AND (n31 IS FALSE OR v14 IS TRUE)) THEN 'hypertension' END, CASE WHEN (unmet_31 AND (n31 IS FALSE OR v15 IS TRUE)) THEN 'ischemic-heart' END, CASE WHEN (unmet_31 AND (n31 IS FALSE OR v16 IS TRUE)) THEN 'stroke' END, CASE WHEN (unmet_40 AND (n40 IS TRUE OR n35 IS FALSE)) THEN 'device' END, CASE WHEN (unmet_38 AND (n38 IS TRUE OR n36 IS FALSE)) THEN 'twelve-weeks' END, CASE WHEN (unmet_38 AND (n38 IS TRUE OR v19 IS FALSE)) THEN 'improved' END, CASE WHEN (unmet_41 AND (n41 IS TRUE OR n39 IS FALSE)) THEN 'kept' END]::TEXT[], NULL) AS unmet,
  array_remove(ARRAY[CASE WHEN (v0 IS NULL AND (missing_34 AND v0 IS NULL)) THEN 'ordered' END, CASE WHEN (v1 IS NULL AND (missing_34 AND n1 IS NULL)) THEN 'age' END, CASE WHEN (v2 IS NULL AND (missing_10 AND v2 IS NULL)) THEN 'evaluation' END, CASE WHEN (v3 IS NULL AND ((missing_8 AND n3 IS NULL) OR (missing_8 AND n4 IS NULL) OR (missing_7 AND n5 IS NULL))) THEN 'sleep-test' END, CASE WHEN (v4 IS NULL AND (missing_7 AND n6 IS NULL)) THEN 'channels' END, CASE WHEN (v5 IS NULL AND (missing_10 AND v5 IS NULL)) THEN 'not-projected' END, CASE WHEN (v6 IS NULL AND ((missing_13 AND n11 IS NULL) OR (missing_20 AND n18 IS NULL))) THEN 'ahi' END, CASE WHEN (v7 IS NULL AND ((missing_13 AND n12 IS NULL) OR (missing_20 AND n19 IS NULL))) THEN 'rdi' END, CASE WHEN (v8 IS NULL AND ((missing_16 AND n14 IS NULL) OR (missing_23 AND n21 IS NULL))) THEN 'recorded-sleep' END, CASE WHEN (v9 IS NULL AND ((missing_16 AND n15 IS NULL) OR (missing_23 AND n22 IS NULL))) THEN 'events' END, CASE WHEN (v10 IS NULL AND (missing_31 AND v10 IS NULL)) THEN 'sleepiness' END, CASE WHEN (v11 IS NULL AND (missing_31 AND v11 IS NULL)) THEN 'cognition' END, CASE WHEN (v12 IS NULL AND (missing_31 AND v12 IS NULL)) THEN 'mood' END, CASE WHEN (v13 IS NULL AND (missing_31 AND v13 IS NULL)) THEN 'insomnia' END, CASE WHEN (v14 IS NULL AND (missing_31 AND v14 IS NULL)) THEN 'hypertension' END, CASE WHEN (v15 IS NULL AND (missing_31 AND v15 IS NULL)) THEN 'ischemic-heart' END, CASE WHEN (v16 IS NULL AND (missing_31 AND v16 IS NULL)) THEN 'stroke' END, CASE WHEN (v17 IS NULL AND missing_36) THEN 'therapy-start' END, CASE WHEN (v18 IS NULL AND missing_36) THEN 'request' END, CASE WHEN (v19 IS NULL AND (missing_38 AND v19 IS NULL)) THEN 'improved' END, CASE WHEN (v20 IS NULL AND ((missing_40 AND n35 IS NULL) OR (missing_41 AND n39 IS NULL))) THEN 'phase' END]::TEXT[], NULL) AS missing
FROM step13

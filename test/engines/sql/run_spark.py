"""Runs jobs in Spark SQL: for each the view of its facts and its query; writes the rows as JSON. Knows no guideline."""
import json
import sys

from pyspark.sql import SparkSession

session = (
    SparkSession.builder.master("local[1]")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.shuffle.partitions", "1")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .getOrCreate()
)
session.sparkContext.setLogLevel("ERROR")
with open(sys.argv[1], encoding="utf-8") as given:
    jobs = json.load(given)
answers = []
for job in jobs:
    session.sql(job["facts"])
    rows = session.sql(job["query"]).collect()
    answers.append([list(row) for row in rows])
with open(sys.argv[2], "w", encoding="utf-8") as out:
    json.dump(answers, out)

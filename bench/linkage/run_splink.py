"""Splink (4 or 5) on DuckDB over one data set, with the settings of its own notebooks, from the data to clusters.

Called by bench/linkage.ts: run_splink.py SET OUT FILE... Writes the weighed pairs to OUT, as numbers of records in the order of
the files, and prints what it took as JSON.
"""

import json
import logging
import resource
import sys
import time

import duckdb
import splink
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.WARNING)
IS_FIVE = splink.__version__.startswith("5")


def historical():
    return dict(
        read="select row_number() over () - 1 as unique_id, * exclude (unique_id), first_name || ' ' || surname"
        " as first_name_surname_concat from read_parquet('{0}')",
        settings=dict(
            link_type="dedupe_only",
            blocking_rules_to_generate_predictions=[
                block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
                block_on("surname", "dob"),
                block_on("first_name", "dob"),
                block_on("postcode_fake", "first_name"),
                block_on("postcode_fake", "surname"),
                block_on("dob", "birth_place"),
                block_on("substr(postcode_fake,1,3)", "dob"),
                block_on("substr(postcode_fake,1,3)", "first_name"),
                block_on("substr(postcode_fake,1,3)", "surname"),
                block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
            ],
            comparisons=[
                cl.ForenameSurnameComparison(
                    "first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"
                ),
                cl.DateOfBirthComparison("dob", input_is_string=True),
                cl.PostcodeComparison("postcode_fake"),
                cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
                cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
            ],
        ),
        sure=[
            block_on("first_name", "surname", "dob"),
            block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"),
            block_on("dob", "postcode_fake"),
        ],
        recall=0.6,
        max_pairs=1e7,
        sessions=[block_on("first_name", "surname"), block_on("dob")],
    )


FEBRL = (
    "select row_number() over () - 1 as unique_id, trim(given_name) as given_name, trim(surname) as surname,"
    " trim(street_number) as street_number, trim(address_1) as address_1, trim(state) as state, trim(postcode)"
    " as postcode, trim(date_of_birth) as date_of_birth, trim(soc_sec_id) as soc_sec_id"
    " from (select * replace ({1}) from read_csv('{0}', all_varchar = true, normalize_names = true))"
)
BLANKS = ", ".join(
    f"nullif(trim({name}), '') as {name}"
    for name in "given_name surname street_number address_1 state postcode date_of_birth soc_sec_id".split()
)


def febrl3():
    return dict(
        read=FEBRL.replace("{1}", BLANKS),
        settings=dict(
            link_type="dedupe_only",
            blocking_rules_to_generate_predictions=[
                block_on(name) for name in ["soc_sec_id", "given_name", "surname", "date_of_birth", "postcode"]
            ],
            comparisons=[
                cl.NameComparison("given_name"),
                cl.NameComparison("surname"),
                cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
                cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
                cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
                cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
            ],
        ),
        sure=[
            block_on("soc_sec_id"),
            block_on("given_name", "surname", "date_of_birth"),
            "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
        ],
        recall=0.9,
        max_pairs=1e6,
        sessions=[block_on("date_of_birth"), block_on("postcode")],
    )


def febrl4():
    return dict(
        read=FEBRL.replace("{1}", BLANKS),
        settings=dict(
            link_type="link_only",
            blocking_rules_to_generate_predictions=[
                block_on("given_name", "surname"),
                "l.given_name = r.surname and l.surname = r.given_name",
                block_on("date_of_birth"),
                block_on("soc_sec_id"),
                block_on("state", "address_1"),
                block_on("street_number", "address_1"),
                block_on("postcode"),
            ],
            comparisons=[
                cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
                cl.NameComparison("surname").configure(term_frequency_adjustments=True),
                cl.DateOfBirthComparison(
                    "date_of_birth", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=True
                ),
                cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
                cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
                cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
            ],
        ),
        sure=[block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")],
        recall=0.8,
        max_pairs=1e6,
        sessions=[block_on("date_of_birth"), block_on("postcode")],
    )


def fake():
    return dict(
        read="select row_number() over () - 1 as unique_id, * exclude (unique_id) from read_csv('{0}')",
        settings=dict(
            link_type="dedupe_only",
            blocking_rules_to_generate_predictions=[
                block_on(name) for name in ["first_name", "surname", "dob", "email"]
            ],
            comparisons=[
                cl.ForenameSurnameComparison("first_name", "surname"),
                cl.DateOfBirthComparison("dob", input_is_string=False),
                cl.ExactMatch("city").configure(term_frequency_adjustments=True),
                cl.EmailComparison("email"),
            ],
        ),
        sure=[
            "l.first_name = r.first_name and levenshtein(r.dob::VARCHAR, l.dob::VARCHAR) <= 1",
            "l.surname = r.surname and levenshtein(r.dob::VARCHAR, l.dob::VARCHAR) <= 1",
            "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
            "l.email = r.email",
        ],
        recall=0.7,
        max_pairs=1e6,
        sessions=[block_on("dob"), block_on("email"), block_on("first_name", "surname")],
    )


def main(name, out, files):
    plan = dict(historical_50k=historical, febrl3=febrl3, febrl4=febrl4, fake_1000=fake)[name]()
    began, used = time.perf_counter(), time.process_time()
    api = DuckDBAPI()
    connection = api.duckdb_con if IS_FIVE else api._con
    tables, before = [], 0
    for number, file in enumerate(files):
        table = f"records_{number}"
        read = f"select * replace (unique_id + {before} as unique_id) from ({plan['read'].format(file)})"
        connection.execute(f"create table {table} as {read}").fetchall()
        [(count,)] = connection.execute(f"select count(*) from {table}").fetchall()
        before += count
        tables.append(connection.table(table))
    settings = SettingsCreator(**plan["settings"])
    if IS_FIVE:
        registered = [api.register(table) for table in tables]
        linker = Linker(registered if len(registered) > 1 else registered[0], settings)
    else:
        linker = Linker(tables if len(tables) > 1 else tables[0], settings, db_api=api)
    training = linker.training
    training.estimate_probability_two_random_records_match(plan["sure"], recall=plan["recall"])
    training.estimate_u_using_random_sampling(max_pairs=plan["max_pairs"])
    for rule in plan["sessions"]:
        training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
    found = linker.inference.predict(threshold_match_weight=-15)
    linker.clustering.cluster_pairwise_predictions_at_threshold(found, threshold_match_probability=0.95)
    took = dict(seconds=time.perf_counter() - began, processor=time.process_time() - used)
    weighed = found.as_duckdbpyrelation().project("unique_id_l, unique_id_r, match_weight")
    weighed.write_csv(out, header=False)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps(dict(splink=splink.__version__, duckdb=duckdb.__version__, memory=memory, **took)))


main(sys.argv[1], sys.argv[2], sys.argv[3:])

"""Writes a file of doses for the people of a file of citizens, for measuring the import.

    python3 doses_file.py CITIZENS.csv DOSES.csv --rows 1000000 [--without-identifier 0.1]

Everything follows from the row's number. Rows are two doses a person in turn, 84 days apart; of every so many the identifier is left out and
name, birth date and sex stand alone, so that they have to be matched.
"""

import argparse
import csv
import datetime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("citizens")
    parser.add_argument("doses")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--without-identifier", type=float, default=0)
    options = parser.parse_args()
    with open(options.citizens, encoding="utf-8") as file:
        people = [row for row in csv.DictReader(file) if row["birth_date"] < "2003"]
    each = round(1 / options.without_identifier) if options.without_identifier else 0
    first = datetime.date(2021, 4, 1)
    with open(options.doses, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow("record dose_date ward_code dose_number product lot person_id name birth_date sex".split())
        for row in range(options.rows):
            person = people[row // 2 % len(people)]
            day = first + datetime.timedelta(days=row // 2 % 70 + row % 2 * 84)
            is_hidden = each and row % each == 0
            writer.writerow(
                [f"r{row}", day, person["ward_code"], row % 2 + 1, "AstraZeneca", f"L{row % 500}"]
                + (["", person["name"], person["birth_date"], person["sex"]] if is_hidden else [person["identifier"], "", "", ""])
            )


if __name__ == "__main__":
    main()

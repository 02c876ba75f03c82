"""The tables that csv writes, read back by another program's reader, against the record's."""
import csv
import io
import pathlib
import subprocess
import sys
import tempfile

import tap

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def expect(table):
    """The rows of one table of a record, all of it text."""
    unit = f"({table['unit']})" if table["unit"] is not None else None
    yield [" ".join(part for part in (table["title"], unit) if part)] + table["columns"]
    for row in table["rows"]:
        yield [row["label"]] + ["" if cell is None else cell for cell in row["cells"]]


def read(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def same(found, expected):
    """Numbers of JSON lose their last zeros on the way here, those of csv do not."""
    if isinstance(expected, (int, float)):
        return float(found) == expected
    return found == expected


def compare(found, expected):
    if len(found) != len(expected):
        return [f"{len(found)} rows, not {len(expected)}"]
    return [f"{have} is not {want}" for have, want in zip(found, expected)
            if len(have) != len(want) or not all(map(same, have, want))][:5]


def split(rows):
    """An empty line ends a table."""
    tables = [[]]
    for row in rows:
        if row:
            tables[-1].append(row)
        else:
            tables.append([])
    return tables[:-1] if not tables[-1] else tables


def check_stream(report, pressc, path, tables):
    text = tap.emit(pressc, "csv", path).decode("utf-8")
    faults = [] if "\n" not in text.replace("\r\n", "") else ["a line ends without CRLF"]
    found = split(read(text))
    if len(found) != len(tables):
        faults.append(f"{len(found)} tables, not {len(tables)}")
    for have, want in zip(found, tables):
        faults += compare(have, list(expect(want)))
    report.check(f"csv of {path.name}", faults)


def check_files(report, pressc, path, tables):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([pressc, "emit", "--to", "csv", "--out-dir", folder, path], check=False,
                       stderr=subprocess.DEVNULL)
        names = sorted(file.name for file in pathlib.Path(folder).iterdir())
        wanted = [f"{path.stem}-{number}.csv" for number in range(1, len(tables) + 1)]
        faults = [] if names == sorted(wanted) else [f"{names} are not {wanted}"]
        for name, table in zip(wanted if not faults else [], tables):
            text = (pathlib.Path(folder) / name).read_bytes().decode("utf-8")
            faults += compare(read(text), list(expect(table)))
    report.check(f"a file for each table of {path.name}", faults)


def check_guard(report, pressc, path, tables):
    """No words begin like a formula; numbers stay numbers."""
    found = read(tap.emit(pressc, "csv-guarded", path).decode("utf-8"))
    faults = []
    for row, want in zip((row for row in found if row), (row for table in tables for row in expect(table))):
        for cell, value in zip(row, want):
            if isinstance(value, str) and value.startswith(FORMULA):
                faults += [] if cell == "'" + value else [f"{cell!r} is not guarded"]
            elif not same(cell, value):
                faults.append(f"{cell!r} is not {value!r}")
    report.check(f"csv-guarded of {path.name}", faults[:5])


def main(pressc):
    report = tap.Tap()
    n_tables = 0
    for path in tap.releases():
        tables = [table for record in tap.emit_records(pressc, path) for table in record["tables"]]
        n_tables += len(tables)
        check_stream(report, pressc, path, tables)
        if tables:
            check_files(report, pressc, path, tables)
            check_guard(report, pressc, path, tables)
    report.check("there are tables", [] if n_tables > 10 else [f"{n_tables} are too few"])
    report.done()


main(sys.argv[1])

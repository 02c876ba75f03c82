"""The tables that csv writes, read back by another program's reader, against the record's."""
import csv
import io
import itertools
import pathlib
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


def deal(found, tables):
    """The tables of a stream, dealt out to the files in turn: as many to each as it has."""
    found = iter(found)
    return [list(itertools.islice(found, len(mine))) for mine in tables], list(found)


def check_stream(report, pressc, paths, tables):
    text = tap.emit(pressc, "csv", *paths).decode("utf-8")
    dealt, rest = deal(split(read(text)), tables)
    for path, found, wanted in zip(paths, dealt, tables):
        faults = [] if len(found) == len(wanted) else [f"{len(found)} tables, not {len(wanted)}"]
        for have, want in zip(found, wanted):
            faults += compare(have, list(expect(want)))
        report.check(f"csv of {path.name}", faults)
    report.check("there are no more tables", [f"{len(rest)} are left over"] if rest else [])
    report.check("each line ends in CRLF",
                 ["a line ends without"] if "\n" in text.replace("\r\n", "") else [])


def check_files(report, folder, path, tables):
    names = sorted(file.name for file in folder.iterdir() if file.name.startswith(path.stem + "-")
                   and file.stem[len(path.stem) + 1:].isdigit())
    wanted = [f"{path.stem}-{number}.csv" for number in range(1, len(tables) + 1)]
    faults = [] if names == sorted(wanted) else [f"{names} are not {wanted}"]
    for name, table in zip(wanted if not faults else [], tables):
        faults += compare(read((folder / name).read_bytes().decode("utf-8")), list(expect(table)))
    report.check(f"a file for each table of {path.name}", faults)


def check_guard(report, pressc, paths, tables):
    """No words begin like a formula; numbers stay numbers."""
    text = tap.emit(pressc, "csv-guarded", *paths).decode("utf-8")
    dealt, _ = deal(split(read(text)), tables)
    for path, found, wanted in zip(paths, dealt, tables):
        faults = [] if len(found) == len(wanted) else [f"{len(found)} tables, not {len(wanted)}"]
        for row, want in zip(itertools.chain(*found), itertools.chain(*map(expect, wanted))):
            for cell, value in zip(row, want):
                if isinstance(value, str) and value.startswith(FORMULA):
                    faults += [] if cell == "'" + value else [f"{cell!r} is not guarded"]
                elif not same(cell, value):
                    faults.append(f"{cell!r} is not {value!r}")
        report.check(f"csv-guarded of {path.name}", faults[:5])


def main(pressc):
    report = tap.Tap()
    paths = tap.releases()
    tables = [[table for record in records for table in record["tables"]]
              for records in tap.emit_records_each(pressc, paths)]
    check_stream(report, pressc, paths, tables)
    with tempfile.TemporaryDirectory() as folder:
        tap.emit(pressc, "csv", "--out-dir", folder, *paths)
        for path, mine in zip(paths, tables):
            if mine:
                check_files(report, pathlib.Path(folder), path, mine)
    check_guard(report, pressc, paths, tables)
    n_tables = sum(map(len, tables))
    report.check("there are tables", [] if n_tables > 10 else [f"{n_tables} are too few"])
    report.done()


main(sys.argv[1])

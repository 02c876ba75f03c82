"""The benchmark: 64 MB of releases through each stage, beside programs that do a like thing.

bench.py BUILD [MEGABYTES]

All figures are of one run on one machine, best of three; only their ratios say anything. Real
releases are read too where they lie beside the project."""
import pathlib
import shutil
import subprocess
import sys
import time

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
N_ROUNDS = 3
N_SMALL_FILES = 500


def release_paths():
    own = sorted((TOP / "corpus" / "release").glob("*.txt"))
    return own + sorted((TOP.parent / "shared" / "corpus" / "seeds").glob("*.txt"))


def make_input(folder, size):
    """One file of whole releases, and the same as many small files."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [path.read_bytes().rstrip(b"\n") + b"\n\n\n" for path in release_paths()]
    once = b"".join(texts)
    large = folder / "large.txt"
    large.write_bytes(once * (size // len(once) + 1))
    many = folder / "many"
    shutil.rmtree(many, ignore_errors=True)
    many.mkdir()
    paths = [many / f"{number:06}.txt" for number in range(len(texts) * (size // len(once) + 1))]
    for number, path in enumerate(paths):
        path.write_bytes(texts[number % len(texts)])
    return large, paths


def time_command(*command):
    """The best of three runs, output thrown away; None where the program is missing."""
    if shutil.which(str(command[0])) is None:
        return None
    best = None
    for _ in range(N_ROUNDS):
        start = time.monotonic()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        seconds = time.monotonic() - start
        best = seconds if best is None else min(best, seconds)
    return best


def read_figures(*command):
    output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
    return {name: float(value) for name, value in (line.split() for line in output.splitlines())}


def print_rate(name, size, seconds, reference):
    if seconds is None:
        print(f"{name:34} {'missing':>10}")
        return
    ratio = f"{reference / seconds:9.2f}" if reference else ""
    print(f"{name:34} {size / seconds / 1e6:10.1f} {seconds:9.3f} {ratio}")


def print_stages(build, large, size, reference):
    print(f"\n{'stage, in one process':34} {'MB/s':>10} {'s':>9} {'x cmark':>9}")
    figures = read_figures(build / "tests/bench/stages", large)
    for name, seconds in figures.items():
        print_rate(name, size, seconds, reference)
    whole = figures["read"] + figures["parse"] + figures["write-json"]
    print_rate("text to JSON, the stages together", size, whole, reference)
    return figures, whole


def print_programs(build, large, size, folder):
    pressc = build / "pressc"
    xml = folder / "large.xml"
    with open(xml, "wb") as output:
        subprocess.run([pressc, "emit", "--to", "xml", large], stdout=output, stderr=subprocess.DEVNULL,
                       check=False)
    rows = {"pressc emit --to " + name: time_command(pressc, "emit", "--to", name, large)
            for name in ("json", "xml", "text", "tree", "record")}
    rows["pressc check"] = time_command(pressc, "check", large)
    rows["wc -w"] = time_command("wc", "-w", large)
    rows["cmark -t xml"] = time_command("cmark", "-t", "xml", large)
    reference = rows["cmark -t xml"]
    print(f"{'program':34} {'MB/s':>10} {'s':>9} {'x cmark':>9}")
    for name, seconds in rows.items():
        print_rate(name, size, seconds, reference)
    seconds = time_command("xmllint", "--huge", "--noout", xml)
    print_rate("xmllint --noout, our XML's bytes", xml.stat().st_size, seconds, None)
    print_rate("xmllint --noout, the text's bytes", size, seconds, reference)
    return rows


def print_scan(build, large, size):
    """The scanners' own tables over the same bytes, with actions that do nothing."""
    print(f"\n{'bare scanner pass':34} {'MB/s':>10} {'s':>9}")
    figures = read_figures(build / "tests/bench/scan", large)
    for name, seconds in figures.items():
        print_rate(name, size, seconds, None)
    return figures


def print_peaks(build, large, size):
    print(f"\n{'peak memory':34} {'MB':>10} {'x input':>9}")
    for name in ("json", "xml", "tree", "record", "text"):
        peak = next(iter(read_figures(build / "tests/bench/stages", "--peak", name, large).values()))
        print(f"{'compile and write ' + name:34} {peak / 1e6:10.1f} {peak / size:9.2f}")


def print_many(build, paths, size):
    """Small files one after another in one process: a few, and all of them."""
    print(f"\n{'small files in one process, to JSON':34} {'files/s':>10} {'MB/s':>9}")
    for some in (paths[:N_SMALL_FILES], paths):
        seconds = next(iter(read_figures(build / "tests/bench/stages", "--many", *some).values()))
        print(f"{len(some):<34} {len(some) / seconds:10.0f} "
              f"{size * len(some) / len(paths) / seconds / 1e6:9.1f}")


def print_submission(build):
    """How fast the releases of a large submission are found, and what memory many of them take."""
    bench = build / "tests/bench/bench-submission"
    print("\n100 MB of pictures with releases among them, processor time")
    print(subprocess.run([bench], stdout=subprocess.PIPE, check=True).stdout.decode(), end="")
    for number in (1, 200):
        for kind in ("text", "html"):
            print(f"anonymous memory at the peak, {number} exhibits of 1 MB, {kind}")
            print(subprocess.run([bench, "--releases", str(number), kind], stdout=subprocess.PIPE,
                                 check=True).stdout.decode(), end="")


def main(build, megabytes):
    folder = build / "bench"
    large, many = make_input(folder, megabytes * 1000 * 1000)
    size = large.stat().st_size
    print(f"{size / 1e6:.1f} MB, {len(release_paths())} releases repeated\n")
    rows = print_programs(build, large, size, folder)
    figures, whole = print_stages(build, large, size, rows["cmark -t xml"])
    scan = print_scan(build, large, size)
    print_peaks(build, large, size)
    print_many(build, many, size)
    print_submission(build)
    if rows["cmark -t xml"]:
        print(f"\ntext to JSON against cmark -t xml: {rows['cmark -t xml'] / rows['pressc emit --to json']:.2f}"
              " as fast")
    print(f"text to JSON against the bare pass of inline.l: {scan['scan-inline'] / whole:.2f}"
          " of its speed")
    shutil.rmtree(folder)


main(pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 64)

"""Batches: many inputs, several at a time; what stands round them; and what must never happen."""
import base64
import gzip
import io
import json
import os
import pathlib
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import typing

import tap

FORMS = ("text", "json", "sarif", "checkstyle", "junit", "github", "rdjsonl")
N_REPEATS = 50 // tap.STEP
RELEASES = sorted((tap.TOP / "corpus" / "release").glob("*.txt"))
# What a font of signs shows as bullets can't be gone on with.
SIGNS = """<html><body>
<p align="center"><b>TALLOW CREEK OPENS ITS SECOND KILN</b></p>
<p>DOVER, Del., March 4, 2009 /PRNewswire/ &#151; Tallow Creek Brick Company (Nasdaq: TCBK) today said that its
second kiln in Dover has been lit.</p>
<p>SOURCE  Tallow Creek Brick Company</p>
<table><tr><td>/CONTACT: Ida Marsh of Tallow Creek, +1-302-555-0134, or
<font face="Wingdings">  /CONTACT:  Investors, Harold Dunning</font></table>
</body></html>
"""
DIAGNOSTICS = tap.TOP / "corpus" / "diagnostics"
BAD = DIAGNOSTICS / "PR204" / "bad.txt"
FAULTY = [path for path in sorted(DIAGNOSTICS.glob("PR*/bad.*")) if path.suffix in (".txt", ".htm")]


class Bench:
    """A folder to work in, the program, and the claims."""

    def __init__(self, pressc, folder, report):
        self.pressc, self.folder, self.report = pressc, pathlib.Path(folder), report

    def run(self, *arguments, stdin=b"", **options):
        return subprocess.run([self.pressc, *map(str, arguments)], input=stdin,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                              timeout=120, **options)

    def claim(self, name, *claims):
        """Each claim is a pair: whether it holds, and what was seen."""
        self.report.check(name, [repr(seen)[:600] for holds, seen in claims if not holds])

    def fresh(self, name):
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        return path


def check_order(bench):
    one = bench.run("emit", "--to", "record", *RELEASES)
    several = bench.run("emit", "--to", "record", "-j", "4", *RELEASES)
    bench.claim("emit: four jobs write what one writes",
                (one.stdout == several.stdout, len(several.stdout)),
                (one.stderr == several.stderr, several.stderr),
                (one.returncode == several.returncode, several.returncode),
                (one.stdout.count(b"\n") == len(RELEASES), one.stdout.count(b"\n")))


def check_joined(bench):
    """A value may stand right behind the letter of its option, alone or behind letters without one."""
    for command in (["emit", "--to", "record"], ["check", "--no-project"], ["stats"]):
        apart = bench.run(*command, "-j", "4", *RELEASES[:6])
        joined = bench.run(*command, "-j4", *RELEASES[:6])
        bench.claim(f"{command[0]} -j4 is -j 4",
                    (joined.returncode == apart.returncode, joined.stderr),
                    (joined.stdout == apart.stdout != b"", joined.stdout[:200]))
    path = bench.fresh("joined") / "-j4"
    run = bench.run("emit", "-tjson", "-o", path.name, RELEASES[0], cwd=path.parent)
    bench.claim("emit: what stands behind -o is a name, whatever it looks like",
                (run.returncode == 0 and path.exists(), run.stderr))
    path.write_bytes(RELEASES[0].read_bytes())
    run = bench.run("check", "--no-project", "-j4", "--", path.name, cwd=path.parent)
    bench.claim("check: behind -- there are names alone", (run.returncode < 3, run.stderr))
    run = bench.run("check", "-jx", RELEASES[0])
    bench.claim("check -jx is no number", (run.returncode == 3 and b"integer value" in run.stderr, run.stderr))


def without_file(records):
    """A record tells which file it is from."""
    return [{key: value for key, value in record.items() if key != "file"}
            for record in map(json.loads, records.splitlines())]


def check_long_pipe(bench):
    """What a pipe gives beyond some MB is set aside in a file, or held in memory where there is none."""
    text = RELEASES[0].read_bytes()
    part = b"<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>1\n<TEXT>\n" + text + b"\n</TEXT>\n</DOCUMENT>\n"
    pictures = b"<DOCUMENT>\n<TYPE>GRAPHIC\n<TEXT>\n" + (b"M" + b"K" * 60 + b"\n") * 290_000 \
        + b"</TEXT>\n</DOCUMENT>\n"
    path = bench.fresh("pipe") / "long.txt"
    path.write_bytes(part + pictures + part)
    by_name = bench.run("emit", "--to", "record", path)
    for folder in (path.parent, "/nonexistent")[tap.STEP > 1:]: # a sanitizer takes its time
        piped = bench.run("emit", "--to", "record", "-", stdin=path.read_bytes(),
                          env={**os.environ, "TMPDIR": str(folder)})
        bench.claim(f"a long pipe is read as its file is, TMPDIR={'set' if folder == path.parent else folder}",
                    (without_file(piped.stdout) == without_file(by_name.stdout) != [], piped.stdout[:200]),
                    (piped.returncode == by_name.returncode, piped.stderr),
                    (sorted(path.parent.iterdir()) == [path], list(path.parent.iterdir())))
    path.unlink() # others look at whole folders


def without_time(report):
    """JUnit's reports tell when they were made."""
    return re.sub(rb' timestamp="[^"]*"', b"", report)


def check_jobs(bench, claim, *arguments):
    """What one job writes, four write: the same bytes, in the same order, with the same status."""
    one = bench.run(*arguments)
    several = bench.run(*arguments, "-j", "4")
    bench.claim(claim, (without_time(one.stdout) == without_time(several.stdout) and one.stdout != b"",
                         several.stdout[-300:]),
                (one.stderr == several.stderr, several.stderr[-300:]),
                (one.returncode == several.returncode, several.returncode))
    return one


def check_repeats(bench):
    """Run after run, of one job or of four, the same bytes: nothing hangs on who is first or where memory
    lies."""
    for arguments in (["emit", "--to", "json", *RELEASES[:12]],
                      ["check", "--no-project", "--pedantic", "--format=json", *FAULTY[:12]]):
        runs = [bench.run(*arguments, "-j", "4" if number % 2 else "1") for number in range(N_REPEATS)]
        seen = {(run.stdout, run.stderr, run.returncode) for run in runs}
        bench.claim(f"{arguments[0]}: {N_REPEATS} runs of one and of four jobs write the same",
                    (len(seen) == 1, len(seen)), (len(runs[0].stdout) > 1000, runs[0].stdout))


def check_reports(bench):
    """Every form of report of a batch that has a file in it which is not there."""
    files = [*FAULTY[:40], bench.folder / "missing.txt", *FAULTY[40:80]]
    for form in FORMS:
        run = check_jobs(bench, f"check --format={form}: four jobs write what one writes",
                         "check", "--no-project", f"--format={form}", *files)
        bench.claim(f"check --format={form} goes on behind a bad file",
                    (run.returncode == 3 and run.stderr.count(b"missing.txt") == 1, run.stderr),
                    (b"PR1" in run.stdout and FAULTY[79].parent.name.encode() in run.stdout,
                     run.stdout[-300:]))
    for options in (["--max=5"], ["--severity=error"], ["--pedantic", "--werror"], ["--stats=text"]):
        few = [*FAULTY[:9], *RELEASES[:9]] if "--stats=text" not in options else FAULTY[:1]
        if "--stats=text" in options:
            run = bench.run("check", *options, *few)
            bench.claim("check --stats text is for people", (b"1 file" in run.stderr, run.stderr))
        else:
            check_jobs(bench, f"check {' '.join(options)}: four jobs do what one does",
                       "check", "--no-project", *options, *few)
    run = bench.run("check", "--stats", "json", "-j", "3", *FAULTY[:20])
    stats = json.loads(run.stderr.splitlines()[-1])
    rows = [json.loads(line) for line in
            bench.run("check", "--format=json", *FAULTY[:20]).stdout.splitlines()]
    bench.claim("check --stats json counts what is reported",
                (stats["files"] == 20 and stats["failed"] == 0, stats),
                *((stats[severity + "s"] == sum(row["severity"] == severity for row in rows), stats)
                  for severity in ("warning", "error")))


def check_reports_of_many(bench):
    """Lists, directories and archives are checked as the files that they stand for."""
    top = bench.fresh("checked")
    names = [f"{number}{path.suffix}" for number, path in enumerate(FAULTY[:9])]
    for name, path in zip(names, FAULTY):
        shutil.copy(path, top / name)

    def read(*arguments, **options):
        run = bench.run("check", "--format=json", "-j", "2", *arguments, cwd=top, **options)
        rows = [json.loads(line) for line in run.stdout.splitlines()]
        return [(row.pop("file"), row) for row in rows], run
    expected, run = read(*names)
    for claim, (found, other) in {
            "a list": read("--files-from", "-", stdin="\n".join(names).encode()),
            "a list with NULs": read("--files0-from", "-", stdin="\0".join(names).encode()),
            "a directory": read(".")}.items():
        bench.claim(f"check takes {claim}",
                    ([row for _, row in found] == [row for _, row in expected], other.stderr),
                    (other.returncode == run.returncode, other.returncode))
    archive = bench.folder / "checked.tar.gz"
    make_archive(archive, [(name, (top / name).read_bytes()) for name in names])
    found, _ = read(archive)
    bench.claim("check takes the members of an archive",
                (found == [(f"{archive}:{name}", {**row}) for name, row in expected], found[:2]))
    text = bench.run("check", archive, FAULTY[0])
    bench.claim("places in an archive are those of its members",
                (f"{archive}:{names[0]}:".encode() in text.stdout, text.stdout[:300]))


def copy_mendable(bench, folder):
    """A release for each rule whose mend is safe."""
    for rule in json.loads(bench.run("rules", "--format=json").stdout):
        for path in (DIAGNOSTICS / rule["id"]).glob("bad.*"):
            if rule["mend"] == "safe" and path.suffix in (".txt", ".htm"):
                shutil.copy(path, folder / f"{rule['id']}{path.suffix}")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def check_fix(bench):
    """Four jobs mend what one mends; what can't be mended stops nothing."""
    seen = []
    for jobs in ("1", "4"):
        top = bench.fresh(f"fix-{jobs}")
        before = copy_mendable(bench, top)
        dry = bench.run("check", "--no-project", "--pedantic", "--fix", "--dry-run", "-j", jobs, ".",
                        cwd=top)
        after_dry = {path.name: path.read_bytes() for path in top.iterdir()}
        done = bench.run("check", "--no-project", "--pedantic", "--fix", "-j", jobs, ".", cwd=top)
        after = {path.name: path.read_bytes() for path in top.iterdir()}
        again = bench.run("check", "--no-project", "--pedantic", "--fix", "-j", jobs, ".", cwd=top)
        seen.append((dry.stdout, done.stdout, again.stdout, after))
        bench.claim(f"check --fix mends a directory, {jobs} jobs",
                    (before == after_dry, "the dry run wrote"),
                    (sum(before[name] != after[name] for name in before) > 3, done.stdout),
                    (b"mends applied" in done.stdout, done.stdout),
                    (b"mend applied" not in again.stdout and b"mends applied" not in again.stdout,
                     again.stdout),
                    (after == {path.name: path.read_bytes() for path in top.iterdir()}, "twice"))
    bench.claim("check --fix: four jobs do what one does", (seen[0] == seen[1], seen[1][:3]))
    top = bench.fresh("fix-found")
    for path in sorted((tap.TOP / "corpus" / "fuzz").iterdir()):
        shutil.copy(path, top / path.name)
    (top / "signs.htm").write_text(SIGNS)
    run = bench.run("check", "--no-project", "--pedantic", "--fix", "-j", "2", ".", cwd=top)
    once = {path.name: path.read_bytes() for path in top.iterdir()}
    again = bench.run("check", "--no-project", "--pedantic", "--fix", ".", cwd=top)
    bench.claim("check --fix, twice, is once, whatever was found by fuzzing",
                (run.returncode in (0, 2) and run.stderr == b"", run.stderr),
                (once == {path.name: path.read_bytes() for path in top.iterdir()}, again.stdout))
    top = bench.fresh("fix-odd")
    name = next(iter(copy_mendable(bench, top)))
    path = top / name
    archive = bench.folder / "mendable.tar"
    make_archive(archive, [(name, path.read_bytes())])
    run = bench.run("check", "--fix", "-j", "2", archive, path, path, "-")
    bench.claim("check --fix says what can't be mended",
                (run.returncode == 3, run.returncode),
                (run.stderr.count(b"pressc: ") == 3, run.stderr),
                *((text in run.stderr, run.stderr)
                  for text in (b"an archive can't be", b"named before", b"standard input")))


def check_baseline(bench):
    """A baseline of a whole directory: learnt by four jobs as by one; then there is nothing new."""
    top = bench.fresh("baseline")
    for number, path in enumerate(FAULTY[:12]):
        shutil.copy(path, top / f"{number}{path.suffix}")
    written = []
    for jobs in ("1", "4"):
        known = bench.folder / f"known-{jobs}"
        run = bench.run("check", "--baseline", known, "--update-baseline", "-j", jobs, ".", cwd=top)
        written.append(known.read_bytes())
        again = bench.run("check", "--baseline", known, "--format=json", "-j", jobs, ".", cwd=top)
        bench.claim(f"a baseline of a directory hides what is known, {jobs} jobs",
                    (run.returncode == 0 and b"known and hidden" in run.stdout, run.stdout),
                    (again.stdout == b"" and again.returncode == 0, again.stdout))
    known.write_bytes(b"no baseline\n")
    run = bench.run("check", "--baseline", known, "--update-baseline", "0.txt", cwd=top)
    bench.claim("what is no baseline is told of once, and stays",
                (run.returncode == 3 and run.stderr.count(b"pressc: ") == 1, run.stderr),
                (known.read_bytes() == b"no baseline\n", known.read_bytes()))
    copy_mendable(bench, top)
    known = bench.folder / "known-left"
    run = bench.run("check", "--fix", "--baseline", known, "--update-baseline", ".", cwd=top)
    again = bench.run("check", "--baseline", known, "--format=json", ".", cwd=top)
    bench.claim("beside --fix a baseline learns what is left",
                (b"mends applied" in run.stdout, run.stdout),
                (again.stdout == b"" and again.returncode == 0, again.stdout))
    bench.claim("four jobs write the baseline that one writes",
                (written[0] == written[1] and written[0].count(b"\n") > 12, written[1]))


def check_destination(bench):
    """A report is never written over what is to be checked."""
    top = bench.fresh("destination")
    shutil.copy(BAD, top / "a.txt")
    before = (top / "a.txt").read_bytes()
    run = bench.run("check", "-o", top / "a.txt", top / "a.txt")
    bench.claim("check -o spares its input", (run.returncode == 3, run.stderr),
                ((top / "a.txt").read_bytes() == before, "overwritten"))
    (top / "report").write_text("an old one")
    run = bench.run("check", "-o", top / "report", top)
    bench.claim("an old report in a directory is not checked",
                (run.returncode == 3 and b"would be overwritten" in run.stderr, run.stderr),
                (b"report:" not in (top / "report").read_bytes(), (top / "report").read_bytes()))
    run = bench.run("check", "-o", "", top / "a.txt")
    bench.claim("an output needs a name", (run.returncode == 3 and b"is empty" in run.stderr, run.stderr))


def check_owner(bench):
    """A file that is mended keeps its rights, and where that is allowed its owner."""
    path = bench.fresh("owner") / "a.txt"
    shutil.copy(DIAGNOSTICS / "PR111" / "bad.txt", path)
    path.chmod(0o604)
    if os.geteuid() == 0:
        os.chown(path, 12345, 54321)
    before = path.stat()
    run = bench.run("check", "--no-project", "--fix", path)
    after = path.stat()
    bench.claim("check --fix keeps rights and owner", (b"1 mend applied" in run.stdout, run),
                (before.st_mode == after.st_mode, oct(after.st_mode)),
                ((before.st_uid, before.st_gid) == (after.st_uid, after.st_gid), after))


class Status(typing.NamedTuple):
    """How a program ended."""
    exit: int
    most_kib: int  # of memory at a time


def run_on_long_stream(bench, *arguments):
    """What the program did, and what it wrote, with 3 GB on its standard input."""
    with subprocess.Popen("yes 'A line without an end.' | head -c 3G", shell=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as stream:
        with subprocess.Popen([bench.pressc, *arguments], stdin=stream.stdout,
                              stdout=subprocess.PIPE) as process:
            stream.stdout.close()
            written = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    return Status(process.returncode, usage.ru_maxrss), written


def check_limits(bench):
    """What is too much of an input is told, and stops nothing; what was read is written."""
    release = RELEASES[0].read_bytes()
    tight = ["--limit", "input-bytes=700"]
    run = bench.run("check", "--format=json", *tight, RELEASES[0], RELEASES[1])
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    bench.claim("check --limit tells where an input goes on",
                ([row["file"] for row in rows if row["rule"] == "PR190"]
                 == [str(path) for path in RELEASES[:2]], rows), (run.returncode == 2, run))
    run = bench.run("emit", "--to", "json", "--limit", "nodes=10", "-j", "2", *RELEASES[:3])
    trees = [json.loads(line) for line in run.stdout.splitlines()]
    bench.claim("emit --limit writes what was read, and the rest as unknown",
                (len(trees) == 3, run), (run.returncode == 2 and b"PR192" in run.stderr, run.stderr),
                (all(tree["tree"]["children"][-1]["kind"] == "unknown" for tree in trees), trees))
    run = bench.run("stats", "--format=json", "--limit", "nodes=10", RELEASES[0])
    bench.claim("stats --limit tells why something was not understood",
                (json.loads(run.stdout)["unknown"][-1]["rule"] == "PR192", run.stdout))
    run = bench.run("emit", "--to", "record", "--from-lines", *tight, stdin=os.fsencode(RELEASES[0]))
    bench.claim("--from-lines keeps the limits", (run.returncode == 0, run),
                (json.loads(run.stdout)["contacts"] == [], run.stdout))
    status, run = run_on_long_stream(bench, "check", "--limit", "input-bytes=100000", "-")
    bench.claim("a stream of 3 GB is read up to the limit",
                (status.exit == 2 and b"PR190" in run, (status, run)),
                (status.most_kib < 1 << 20, status))
    archive = bench.folder / "large.tar"
    make_archive(archive, [("large.txt", release + b"More of it.\n" * 100000), ("b.txt", release)])
    run = bench.run("check", "--limit", f"input-bytes={len(release)}", "--stats=json", archive)
    bench.claim("a large member of an archive is read up to the limit",
                (run.stdout.count(b"PR190") == 1 and b"large.txt:" in run.stdout, run.stdout),
                (json.loads(run.stderr)["files"] == 2, run.stderr))
    top = bench.fresh("limits")
    name = next(iter(copy_mendable(bench, top)))
    before = (top / name).read_bytes()
    run = bench.run("check", "--fix", "--limit", f"input-bytes={len(before) - 1}", top / name)
    bench.claim("--fix never writes what was not read",
                (run.returncode == 3 and b"nothing is mended" in run.stderr, run),
                ((top / name).read_bytes() == before, "written"))
    for setting in ("nodes=0", "nods=3", "nodes", "time=x"):
        run = bench.run("check", "--limit", setting, RELEASES[0])
        bench.claim(f"--limit {setting} makes no sense",
                    (run.returncode == 3 and setting.encode() in run.stderr, run.stderr))


def check_stats(bench):
    for form in ("text", "json"):
        run = check_jobs(bench, f"stats --format={form}: four jobs count what one counts",
                         "stats", f"--format={form}", DIAGNOSTICS, bench.folder / "missing.txt")
        bench.claim(f"stats --format={form} goes on where a file is missing",
                    (run.returncode == 3, run.stderr))


def check_lists(bench):
    expected = bench.run("emit", "--to", "record", *RELEASES[:5]).stdout
    names = [str(path) for path in RELEASES[:5]]
    lines = bench.run("emit", "--to", "record", "--files-from", "-",
                      stdin="\n".join(names).encode() + b"\n")
    bench.claim("--files-from takes a name a line", (lines.stdout == expected, lines.stderr))
    listed = bench.folder / "list0"
    listed.write_bytes(b"\0".join(os.fsencode(name) for name in names))
    zeros = bench.run("emit", "--to", "record", "--files0-from", listed)
    bench.claim("--files0-from takes names with a NUL behind each",
                (zeros.stdout == expected, zeros.stderr))
    missing = bench.run("emit", "--to", "record", "--files-from", bench.folder / "none")
    bench.claim("a list that is not there is an error",
                (missing.returncode == 3 and missing.stderr != b"", missing))
    returns = bench.run("emit", "--to", "record", "--files-from", "-", stdin="\r\n".join(names + [""]).encode())
    bench.claim("--files-from: a CR at the end of a line is no part of the name",
                (returns.stdout == expected, returns.stderr))
    odd = bench.fresh("odd") / "a.txt\r"
    odd.write_bytes(RELEASES[0].read_bytes())
    kept = bench.run("emit", "--to", "tree", "--files0-from", "-", stdin=os.fsencode(odd) + b"\0")
    bench.claim("--files0-from: a CR belongs to the name", (kept.returncode == 0, kept))
    for option in ("--files-from", "--files0-from"):
        twice = bench.run("emit", "--to", "record", option, "-", "-", stdin=names[0].encode())
        bench.claim(f"{option} - - asks for standard input twice",
                    (twice.returncode == 3 and b"can't be both" in twice.stderr and not twice.stdout, twice))


def check_standard_output(bench):
    folder = bench.fresh("standard")
    for arguments in (["emit", "--to", "tree"], ["check"]):
        expected = bench.run(*arguments, BAD)
        run = bench.run(*arguments, "-o", "-", BAD, cwd=folder)
        bench.claim(f"{arguments[0]} -o - is standard output",
                    (run.stdout == expected.stdout and run.stdout != b"", run), (not list(folder.iterdir()), "a file"))
    run = bench.run("emit", "--to", "tree", "-o", "-", "--out-dir", folder, BAD)
    bench.claim("-o - and --out-dir exclude each other", (run.returncode == 3, run))


def check_exhibits(bench):
    """Each command can read one exhibit of a submission alone."""
    two = tap.TOP / "corpus" / "submission" / "exhibits-of-many-kinds.txt"
    for command in (["check"], ["stats"], ["emit", "--to", "record"]):
        one = bench.run(*command, "--exhibit", "EX-99.1", two)
        none = bench.run(*command, "--exhibit", "99.9", two)
        bench.claim(f"{command[0]} --exhibit reads that alone",
                    (one.returncode == 0, one), (b"not checking it" not in one.stdout, one),
                    (none.returncode == 3 and b"no release in an exhibit 99.9" in none.stderr, none),
                    (bench.run(*command, "--exhibit", "x", two).returncode == 3, "no number"))
    releases = [json.loads(bench.run("stats", "--format=json", *more, two).stdout)["releases"]
                for more in ([], ["--exhibit=99.1"])]
    bench.claim("stats --exhibit counts that alone", (releases[0] > releases[1] == 1, releases))


def check_folders(bench):
    top = bench.fresh("folders")
    (top / "a" / "b").mkdir(parents=True)
    shutil.copy(RELEASES[0], top / "one.txt")
    shutil.copy(RELEASES[1], top / "a" / "one.txt")
    shutil.copy(RELEASES[2], top / "a" / "b" / "one.txt")
    (top / ".hidden").write_text("nothing")
    expected = bench.run("emit", "--to", "record", top / "a" / "b" / "one.txt",
                         top / "a" / "one.txt", top / "one.txt").stdout
    found = bench.run("emit", "--to", "record", top)
    bench.claim("a directory stands for the files below it",
                (found.stdout == expected, found.stdout[:300]))
    out = bench.folder / "folders-out"
    run = bench.run("emit", "--to", "record", "--out-dir", out, "-j", "3", top)
    written = sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())
    bench.claim("the outputs lie as their inputs do",
                (run.returncode in (0, 2), run.stderr),
                (written == ["a/b/one.ndjson", "a/one.ndjson", "one.ndjson"], written))


def check_links(bench):
    """Links are followed, in circles once."""
    top = bench.fresh("links")
    (top / "far").mkdir()
    (top / "near" / "deep").mkdir(parents=True)
    mendable = DIAGNOSTICS / "PR111" / "bad.txt"
    shutil.copy(mendable, top / "far" / "one.txt")
    (top / "near" / "a-link.txt").symlink_to("../far/one.txt")
    (top / "near" / "b-link").symlink_to("../far")
    (top / "near" / "deep" / "circle").symlink_to("..")
    (top / "near" / "deep" / "two.txt").write_bytes(RELEASES[0].read_bytes())
    (top / "near" / "twice").symlink_to("deep")
    run = bench.run("check", "--format", "json", "--pedantic", "near", cwd=top)
    names = sorted({json.loads(line)["file"] for line in run.stdout.splitlines()})
    bench.claim("links below a directory are followed, each directory once",
                (names == ["near/a-link.txt", "near/b-link/one.txt", "near/deep/two.txt"], names),
                (run.stderr == b"", run.stderr))
    for jobs in ("1", "3"):
        shutil.copy(mendable, top / "far" / "one.txt")
        run = bench.run("check", "--fix", "-j", jobs, "near", cwd=top)
        bench.claim(f"a file that two links lead to is mended once, {jobs} jobs",
                    (run.stderr == b"" and b"1 mend applied" in run.stdout, run),
                    ((top / "near" / "a-link.txt").is_symlink(), "the link is gone"))
    (top / "near" / "broken").symlink_to("nowhere.txt")
    run = bench.run("check", "near", cwd=top)
    bench.claim("a link to nothing is told", (run.returncode == 3 and b"near/broken: " in run.stderr, run.stderr))


def check_missing_in_one_output(bench):
    """What can be read is written, though another input is missing; of nothing comes no file."""
    out = bench.fresh("missing")
    run = bench.run("emit", "--to", "record", "-o", out / "some", RELEASES[0], out / "none", RELEASES[1])
    lines = (out / "some").read_bytes().splitlines() if (out / "some").exists() else []
    bench.claim("an input that is missing keeps no other from the output",
                (run.returncode == 3 and b"none: " in run.stderr, run.stderr), (len(lines) == 2, lines))
    run = bench.run("emit", "--to", "record", "-o", out / "no", out / "none")
    bench.claim("no output comes of nothing", (run.returncode == 3 and not (out / "no").exists(), run.stderr))


def check_spared(bench):
    """No output takes the place of an input, by whatever name either is known."""
    top = bench.fresh("spared")
    for name in ("in/a.txt", "in/deep/b.txt", "in/deep/c.txt", "other/a.txt"):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(RELEASES[0].read_bytes())
    (top / "link").symlink_to("in")
    before = {path: path.read_bytes() for path in top.rglob("*.*")}
    for arguments, stdin in (
            (["--to", "text", "--out-dir", "in", "in"], ""), (["--to", "text", "--out-dir", "link", "in"], ""),
            (["--to", "text", "--out-dir", "in", "link"], ""), (["--to", "text", "--out-dir", "in", "other", "in"], ""),
            (["--to", "text", "--out-dir", "in", "--files-from", "-"], "in/a.txt"),
            (["--to", "text", "--out-dir", "in/deep", "in/deep"], ""),
            (["--to", "record", "-o", "in/a.txt", "in"], ""), (["--to", "record", "-o", "in/deep/b.txt", "link"], ""),
            (["--to", "record", "-o", "in/a.txt", "--files-from", "-"], "in/deep/b.txt\nin/a.txt\n")):
        run = bench.run("emit", *arguments, cwd=top, stdin=stdin.encode())
        after = {path: path.read_bytes() for path in before}
        bench.claim(f"emit {' '.join(arguments)}: {stdin.split()} is spared",
                    (run.returncode == 3 and b"is an input and would be overwritten" in run.stderr, run),
                    (before == after, [path for path in before if before[path] != after[path]]))
    for _ in range(2):
        run = bench.run("emit", "--to", "json", "--out-dir", "in/trees", "in", cwd=top)
        made = sorted(str(path.relative_to(top)) for path in (top / "in" / "trees").rglob("*.*"))
        bench.claim("a directory of outputs is not read",
                    (run.returncode in (0, 2), run),
                    (made == ["in/trees/a.json", "in/trees/deep/b.json", "in/trees/deep/c.json"], made))
    make_archive(top / "in.tar", [("x.txt", RELEASES[0].read_bytes()), ("y.txt", RELEASES[1].read_bytes())])
    run = bench.run("emit", "--to", "json", "--out-dir", "both", "in", "in.tar", cwd=top)
    bench.claim("a directory and an archive of one name are no two outputs",
                (run.returncode in (0, 2) and (top / "both" / "x.json").is_file(), run.stderr))
    run = bench.run("emit", "--to", "xml", "in.tar", cwd=top)
    bench.claim("what is no stream holds one member of an archive",
                (run.returncode == 3 and b"in.tar:y.txt: xml is written one file each" in run.stderr, run.stderr),
                (run.stdout.count(b"<?xml") == 1 and run.stdout.endswith(b"</press>\n"), run.stdout[-200:]))


def make_archive(path, members):
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as archive:
        for name, content in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))


def without_file(lines):
    records = [json.loads(line) for line in lines.splitlines()]
    for record in records:
        del record["file"]
    return records


def check_archives(bench):
    members = [(path.name, path.read_bytes()) for path in RELEASES[:4]]
    expected = without_file(bench.run("emit", "--to", "record", *RELEASES[:4]).stdout)
    for name in ("releases.tar", "releases.tar.gz"):
        path = bench.folder / name
        make_archive(path, members)
        for jobs in ("1", "3"):
            found = bench.run("emit", "--to", "record", "-j", jobs, path)
            bench.claim(f"{name} is read as a stream, {jobs} jobs",
                        (without_file(found.stdout) == expected, found.stderr))
    for name, mode in (("LOUD.TAR", "releases.tar"), ("LOUD.TGZ", "releases.tar.gz"), ("told-by-no-name", "releases.tar")):
        path = bench.folder / name
        shutil.copy(bench.folder / mode, path)
        found = bench.run("emit", "--to", "record", path)
        bench.claim(f"{name} is known for an archive", (without_file(found.stdout) == expected, found.stderr))
    for name in ("releases.tar", "releases.tar.gz"):
        content = (bench.folder / name).read_bytes()
        for jobs in ("1", "3"):
            found = bench.run("emit", "--to", "record", "-j", jobs, "-", stdin=content)
            bench.claim(f"{name} is read from standard input, {jobs} jobs",
                        (without_file(found.stdout) == expected, found.stderr),
                        (b'"<stdin>:' + members[0][0].encode() in found.stdout, found.stdout[-200:]))
    run = bench.run("check", "-", stdin=gzip.compress(RELEASES[0].read_bytes()))
    bench.claim("what is compressed and no archive is told so",
                (run.returncode == 3 and b"<stdin>: no tar archive" in run.stderr, run.stderr))
    run = bench.run("check", "--fix", bench.folder / "releases.tar")
    bench.claim("--fix says once that an archive can't be written back",
                (run.returncode == 3 and run.stderr.count(b"releases.tar: an archive can't be written back") == 1
                 and run.stderr.count(b"\n") == 1, run))
    broken = bench.folder / "broken.tar"
    broken.write_bytes((bench.folder / "releases.tar").read_bytes()[:3000])
    run = bench.run("emit", "--to", "record", broken, RELEASES[0])
    bench.claim("a broken archive stops nothing behind it",
                (run.returncode == 3 and b"broken.tar" in run.stderr, run.stderr),
                (json.loads(run.stdout.splitlines()[-1])["file"] == RELEASES[0].name, run.stdout))


def check_failures(bench):
    missing = bench.folder / "missing.txt"
    for jobs in ("1", "4"):
        run = bench.run("emit", "--to", "record", "-j", jobs, "--stats", "json",
                        RELEASES[0], missing, RELEASES[1])
        stats = json.loads(run.stderr.splitlines()[-1])
        bench.claim(f"one bad file never stops the batch, {jobs} jobs",
                    (run.returncode == 3, run.returncode),
                    (run.stdout.count(b"\n") == 2, run.stdout[:200]),
                    (stats["files"] == 3 and stats["failed"] == 1 and stats["releases"] == 2, stats),
                    (stats["bytes"] == sum(p.stat().st_size for p in RELEASES[:2]), stats),
                    (str(missing).encode() in run.stderr, run.stderr))
    text = bench.run("emit", "--to", "record", "--stats", "text", RELEASES[0])
    bench.claim("--stats text is for people", (b"1 file, 1 release, 0 failed" in text.stderr, text.stderr))


def check_options(bench):
    for arguments in (["-j", "-1"], ["-j", "1000"], ["--stats", "xml"],
                      ["--files-from", "a", "--files0-from", "b"]):
        run = bench.run("emit", "--to", "record", *arguments, RELEASES[0])
        bench.claim(f"{' '.join(arguments)} makes no sense",
                    (run.returncode == 3 and run.stderr.startswith(b"pressc: "), run.stderr))


def check_inside(bench):
    """Nothing is written outside of --out-dir, whatever a member is called and whatever lies there."""
    content = RELEASES[0].read_bytes()
    path = bench.folder / "hostile.tar"
    make_archive(path, [("../escaped.txt", content), ("/abs/olute.txt", content),
                        ("a/../../up.txt", content), ("..", content), ("link/in.txt", content)])
    top = bench.fresh("inside")
    out, outside = top / "out", top / "outside"
    out.mkdir()
    outside.mkdir()
    (out / "link").symlink_to(outside)
    (outside / "kept").write_text("kept")
    (out / "up.ndjson").symlink_to(outside / "kept")
    run = bench.run("emit", "--to", "record", "--out-dir", out, path)
    strangers = sorted(str(p.relative_to(top)) for p in top.rglob("*")
                       if p.is_file() and out not in p.parents)
    bench.claim("--out-dir never writes outside itself",
                (strangers == ["outside/kept"], strangers),
                ((outside / "kept").read_text() == "kept", "overwritten through a link"),
                ((out / "escaped.ndjson").is_file(), run.stderr),
                ((out / "abs" / "olute.ndjson").is_file(), run.stderr),
                (run.returncode == 3 and b"link" in run.stderr, run.stderr))


def ask(process, line):
    process.stdin.write(line + b"\n")
    process.stdin.flush()
    return process.stdout.readline()


def check_lines(bench):
    body = base64.b64encode(RELEASES[1].read_bytes()).decode()
    two = tap.TOP / "corpus" / "submission" / "exhibits-of-many-kinds.txt"
    expected = [bench.run("emit", "--to", "record", path).stdout for path in RELEASES[:2]]
    with subprocess.Popen([bench.pressc, "emit", "--to", "record", "--from-lines"],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        first = ask(process, os.fsencode(RELEASES[0]))
        second = ask(process, json.dumps({"name": RELEASES[1].name, "body": body}).encode())
        missing = json.loads(ask(process, b"/nowhere/at/all.txt"))
        broken = json.loads(ask(process, b'{"name": 1'))
        nameless = json.loads(ask(process, b"{}"))
        several = json.loads(ask(process, os.fsencode(two)))
        none = json.loads(ask(process, json.dumps({"name": "empty", "body": ""}).encode()))
        process.stdin.close()
        status = process.wait()
    bench.claim("--from-lines answers each line before the next comes",
                (first == expected[0], first), (second == expected[1], second),
                (missing["file"] == "/nowhere/at/all.txt" and missing["error"], missing),
                ("error" in broken and "error" in nameless, (broken, nameless)),
                ([r["exhibit"] for r in several] == ["99.1", "99.2"], several),
                (none == [], none), (status == 3, status))
    bodies = ["!!!", "QUJD***$$$REVG", "QUJDR", "QUJDRA", "QUJD====", 5, None, "QU JD\r\nRA==\r\n"]
    lines = [json.dumps({"name": "x", "body": body}) for body in bodies] \
        + ['{"body": "QUJD"}', '{"name": 5, "body": "QUJD"}', '{"name": "-"}', "-"]
    run = bench.run("emit", "--to", "record", "--from-lines", stdin="".join(f"{line}\n" for line in lines).encode())
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    bench.claim("--from-lines: what is no base64, or cut off, is an error",
                (all("base64" in answer["error"] and answer["file"] == "x" for answer in answers[:7]), answers[:7]),
                (answers[7]["headline"] == "ABCD", answers[7]))
    bench.claim("--from-lines: a line that names no file is answered with none",
                (all("name" in answer["error"] and answer["file"] is None for answer in answers[8:10]), answers[8:]))
    bench.claim("--from-lines: standard input is no file",
                (all("error" in answer and answer["file"] == "-" for answer in answers[10:]), answers[10:]),
                (len(answers) == len(lines), answers), (run.returncode == 3, run))
    odd = ['  \t{"name": "x", "body": "QUJD"}', "", "  ", '{"name": "x"} {"name": "y"}', '{"name": "x"} 5', '{"name": "x"} []',
           '{"name": "x", "body": "QUJD", "more": {"a": {}}}']
    run = bench.run("emit", "--to", "record", "--from-lines", stdin="".join(f"{line}\n" for line in odd).encode())
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    bench.claim("--from-lines: blanks in front of an object are none of it, and an object may hold others",
                (all(answers[i].get("headline") == "ABC" for i in (0, 6)), answers))
    bench.claim("--from-lines: an empty line is told so",
                (all("empty" in answer.get("error", "") and answer["file"] is None for answer in answers[1:3]), answers))
    bench.claim("--from-lines: a line holds one object and no more",
                (all("error" in answer and answer["file"] is None for answer in answers[3:6]), answers),
                (len(answers) == len(odd), answers))
    run = bench.run("emit", "--to", "record", "--from-lines",
                    stdin=json.dumps({"name": "a.pdf", "body": base64.b64encode(b"%PDF-1.4\n").decode()}).encode())
    bench.claim("--from-lines: what is no text is an error", (b"a PDF document" in run.stdout, run))
    run = bench.run("emit", "--to", "json", "--from-lines", stdin=os.fsencode(two) + b"\n")
    bench.claim("--from-lines answers with trees, too",
                (json.loads(run.stdout) == json.loads(bench.run("emit", "--to", "json", two).stdout), run.stdout[:200]),
                (run.stdout.count(b"\n") == 1, run.stdout.count(b"\n")))
    run = bench.run("emit", "--to", "xml", "--from-lines", stdin=b"")
    bench.claim("--from-lines is for what is one line alone", (run.returncode == 3, run.stderr))
    run = bench.run("emit", "--to", "record", "--from-lines", RELEASES[0], stdin=b"")
    bench.claim("--from-lines takes no files", (run.returncode == 3, run.stderr))


def check_parallel(bench):
    """GNU parallel spreads lines over workers that answer a line each."""
    lines = "".join(f"{path}\n" for path in RELEASES).encode()
    run = subprocess.run(["parallel", "--will-cite", "--pipe", "--round-robin", "-j", "3", "-N", "1",
                          f"{bench.pressc} emit --to record --from-lines"],
                         input=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                         timeout=300)
    expected = bench.run("emit", "--to", "record", *RELEASES).stdout
    bench.claim("GNU parallel drives three workers",
                (run.returncode == 0, run.stderr),
                (sorted(run.stdout.splitlines()) == sorted(expected.splitlines()),
                 len(run.stdout.splitlines())))


def check_full(bench):
    with open("/dev/full", "wb") as full:
        for arguments in (["emit", "--to", "json", RELEASES[0]], ["check", BAD],
                          ["rules"], ["emit", "--to", "record", "-j", "2", *RELEASES[:3]]):
            run = subprocess.run([bench.pressc, *map(str, arguments)], stdout=full,
                                 stderr=subprocess.PIPE, check=False, timeout=60)
            bench.claim(f"{arguments[0]} says that the disk is full",
                        (run.returncode == 3 and b"standard output: " in run.stderr, run.stderr))
    out = bench.fresh("full")

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
    for arguments in (["-o", out / "tree"], ["--out-dir", out]):
        run = bench.run("emit", "--to", "tree", *arguments, RELEASES[0], preexec_fn=limit)
        left = sorted(path.name for path in out.iterdir())
        bench.claim(f"{arguments[0]}: a file that can't be written whole does not appear",
                    (run.returncode == 3 and run.stderr != b"", run.stderr), (left == [], left))


def check_closed_pipe(bench):
    for arguments in (["emit", "--to", "record", *RELEASES * 4], ["check", *[BAD] * 40]):
        reader, writer = os.pipe()
        os.close(reader)
        run = subprocess.run([bench.pressc, *map(str, arguments)], stdout=writer,
                             stderr=subprocess.PIPE, check=False, timeout=120)
        os.close(writer)
        bench.claim(f"{arguments[0]} says that the pipe is closed",
                    (run.returncode == 3 and run.stderr.count(b"standard output: closed by") == 1, run))


def check_unreadable(bench):
    run = bench.run("check", bench.folder)
    bench.claim("an empty or odd directory is no crash", (run.returncode >= 0, run.returncode))
    run = bench.run("check", "/proc/self/mem")
    bench.claim("a file that can't be read is told",
                (run.returncode == 3 and b"/proc/self/mem" in run.stderr, run))


def check_signal(bench):
    out = bench.fresh("signal")
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        # What runs the tests may ignore it, and the program would, too.
        with subprocess.Popen([bench.pressc, "emit", "--to", "tree", "-o", out / "tree", "-"],
                              stdin=subprocess.PIPE,
                              preexec_fn=lambda: signal.signal(number, signal.SIG_DFL)) as process:
            for _ in range(200):
                if any(out.iterdir()):
                    break
                time.sleep(0.02)
            begun = [path.name for path in out.iterdir()]
            process.send_signal(number)
            status = process.wait(timeout=30)
        left = sorted(path.name for path in out.iterdir())
        bench.claim(f"{number.name} leaves no half-written file",
                    (len(begun) == 1 and begun[0].startswith(".tree."), begun),
                    (status == -number, status), (left == [], left))


def check_controls(bench):
    """Whatever a release or its name holds, a terminal is never steered."""
    hostile = bench.fresh("controls") / "a\x1b[31mb\x07.txt"
    text = RELEASES[0].read_bytes()
    hostile.write_bytes(b"\x1b]0;owned\x07" + text.replace(b"said", b"sa\x1b[2Jid\x9b31m")
                        + b"\n\x1b[31mSOURCE \x9b\x85\x1b\n")
    for arguments in (["check"], ["check", "--color", "never"], ["emit", "--to", "text"],
                      ["emit", "--to", "tree"], ["emit", "--to", "record"], ["emit", "--to", "json"],
                      ["emit", "--to", "xml"], ["emit", "--to", "diagnostics"]):
        run = bench.run(*arguments, hostile)
        said = (run.stdout + run.stderr).decode("utf-8", "replace")
        found = sorted({repr(c) for c in said if (ord(c) < 32 and c not in "\n\t")
                        or 0x7f <= ord(c) < 0xa0})
        bench.claim(f"{' '.join(arguments)} writes no control character", (found == [], found))
    run = bench.run("check", hostile.with_name("no\x1b[31m.txt"))
    bench.claim("a complaint holds no control character", (b"\x1b" not in run.stderr, run.stderr))


def check_progress(bench):
    """Who watches a terminal is told how far a long run is; the line is gone before anything else is said."""
    pipe = bench.fresh("progress") / "late.txt"
    os.mkfifo(pipe)
    master, slave = pty.openpty()
    with subprocess.Popen([bench.pressc, "emit", "--to", "record", RELEASES[0], pipe, RELEASES[1],
                           bench.folder / "missing.txt"],
                          stdout=subprocess.DEVNULL, stderr=slave) as process:
        os.close(slave)
        with pipe.open("wb") as late: # as soon as the program waits for it
            time.sleep(1.2)
            late.write(RELEASES[2].read_bytes())
        said = b""
        while b"missing.txt" not in said:
            said += os.read(master, 4096)
        status = process.wait(timeout=60)
    line, _, rest = said.partition(b"\r\x1b[K")[2].partition(b"\r\x1b[K")
    bench.claim("a terminal is told how far a run is",
                (re.fullmatch(rb"pressc: 2 of 4 files, \S+ MB, \S+ MB/s, \d+:\d\d left", line), line),
                (rest.startswith(b"pressc: ") and b"missing.txt" in rest and status == 3, rest))
    os.close(master)


CHECKS = [check_order, check_joined, check_long_pipe, check_repeats, check_reports, check_reports_of_many, check_fix, check_baseline,
          check_destination, check_owner, check_limits, check_stats, check_lists, check_standard_output, check_exhibits, check_folders, check_links, check_archives, check_spared, check_failures, check_options,
          check_inside, check_lines, check_parallel, check_full, check_closed_pipe,
          check_unreadable, check_signal, check_progress, check_controls]


def main(pressc):
    report = tap.Tap()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(os.path.abspath(pressc), folder, report)
        for check in CHECKS:
            check(bench)
    report.done()


main(sys.argv[1])

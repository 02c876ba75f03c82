"""Counts instructions for families of hostile input: twice the text, about twice the work.

usage: test-linear.py PROGRAM FIRST STEP: the family at FIRST, and each STEP behind it."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import tap

# From 2n to 4n as much text is added twice as from n to 2n, and may cost this much more. What each text
# costs however long it is, is in neither difference; the rest above 2 is for tables that grow and trees of
# searches, and so are a few instructions besides, for memory that is bought by the piece.
LARGEST_RATIO = 2.3
SPARE = 200_000


def count(program, first, step):
    """Instructions by family and size, as callgrind dumps them at each mark."""
    counts = {}
    # Filling what is allocated, as meson asks for, is no work of ours.
    environment = {name: value for name, value in os.environ.items() if name != "MALLOC_PERTURB_"}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", "-q",
                        program, "--count", first, step], check=True,
                       stdout=subprocess.DEVNULL, env=environment)
        for path in pathlib.Path(folder).iterdir():
            text = path.read_text(encoding="utf-8", errors="replace")
            mark = re.search(r"^desc: Trigger: Client Request: (\S+) (\d+)$", text, re.M)
            total = re.search(r"^(?:totals|summary): (\d+)", text, re.M)
            if mark and total:
                counts.setdefault(mark[1], {})[int(mark[2])] = int(total[1])
    return counts


def main(program, first, step):
    report = tap.Tap()
    counts = count(program, first, step)
    report.check("families were counted", [] if len(counts) > 50 else ["callgrind dumped too few"])
    for family, sizes in sorted(counts.items()):
        once, twice, four_times = (sizes[size] for size in sorted(sizes))
        is_linear = four_times - twice <= LARGEST_RATIO * (twice - once) + SPARE
        report.check(f"{family} is linear", [] if is_linear else
                     [f"instructions {once}, {twice}, {four_times}"])
    report.done()


main(*sys.argv[1:])

"""What the TAB key of bash gives behind the beginnings of command lines, in a shell that reads a terminal."""
import os
import pathlib
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

import tap

# What is typed, and the line that one TAB makes of it.
LINES = [
    ("pressc em", "pressc emit "),
    ("pressc check --format=sar", "pressc check --format=sarif "),
    ("pressc check -f sar", "pressc check -f sarif "),
    ("pressc check --form", "pressc check --format="),
    ("pressc check --profile=prn", "pressc check --profile=prnewswire "),
    ("pressc check --profile prn", "pressc check --profile prnewswire "),
    ("pressc check -p glo", "pressc check -p globenewswire "),
    ("pressc check --color al", "pressc check --color always "),
    ("pressc check --color=nev", "pressc check --color=never "),
    ("pressc check --severity=war", "pressc check --severity=warning "),
    ("pressc check --stats=js", "pressc check --stats=json "),
    ("pressc check --limit=nes", "pressc check --limit=nesting="),
    ("pressc check -W missing-dat", "pressc check -W missing-dateline "),
    ("pressc check -Wno-missing-dat", "pressc check -Wno-missing-dateline "),
    ("pressc check -W error=missing-dat", "pressc check -W error=missing-dateline "),
    ("pressc check -Werror=missing-dat", "pressc check -Werror=missing-dateline "),
    ("pressc check --rule=error=missing-dat", "pressc check --rule=error=missing-dateline "),
    ("pressc check --output=rel", "pressc check --output=releases/"),
    ("pressc check rel", "pressc check releases/"),
    ("pressc check -- --odd", "pressc check -- --odd.txt "),
    ("pressc emit --to=rec", "pressc emit --to=record "),
    ("pressc emit -t xm", "pressc emit -t xml "),
    ("pressc emit --out-dir=r", "pressc emit --out-dir=releases/"),
    ("pressc emit --out-dir r", "pressc emit --out-dir releases/"),
    ("pressc stats --format=js", "pressc stats --format=json "),
    ("pressc rules -f mark", "pressc rules -f markdown "),
    ("pressc rules -f sar", "pressc rules -f sar"),
    ("pressc rules missing-dat", "pressc rules missing-dateline "),
    ("pressc explain missing-dat", "pressc explain missing-dateline "),
    ("pressc help ex", "pressc help explain "),
]
# What is typed, and what stands behind it with all that could: some of it, and some that is not.
CHOICES = [
    ("pressc check --format=", {"text", "json", "sarif", "checkstyle", "junit", "github", "rdjsonl"}, {"man"}),
    ("pressc check --profile ", {"prnewswire", "edgar-html", "draft"}, set()),
    ("pressc check --color ", {"auto", "always", "never"}, set()),
    ("pressc check -W ", {"PR306", "contact", "all", "error="}, {"no-PR306"}),
    ("pressc rules cont", {"contact"}, set()),
    ("pressc rules -f ", {"text", "json", "markdown", "man"}, {"sarif"}),
    ("pressc rules --format=", {"text", "json", "markdown", "man"}, {"sarif"}),
    ("pressc emit --to ", {"json", "xml", "record"}, set()),
    ("pressc emit --", {"--to=", "--check", "--limit="}, {"--fix"}),
]
INPUTRC = """set bell-style none
set enable-bracketed-paste off
"\\C-t": complete
"\\C-o": insert-completions
"""


class Shell:
    """A shell at the other end of a terminal."""

    def __init__(self, folder, settings):
        self.master, slave = pty.openpty()
        script = folder / "rc"
        script.write_text(f"PS1=\nPATH={shlex.quote(str(folder / 'bin'))}:$PATH\n{settings}\n"
                          f"source {shlex.quote(str(tap.TOP / 'docs' / 'completion' / 'pressc.bash'))}\n"
                          "stty -echo\nbind -x '\"\\C-g\": printf \"\\n<<%s>>\\n\" \"$READLINE_LINE\"'\n")
        (folder / "inputrc").write_text(INPUTRC)
        self.process = subprocess.Popen(["bash", "--rcfile", str(script), "-i"], stdin=slave, stdout=slave,
                                        stderr=slave, cwd=folder, start_new_session=True,
                                        env={**os.environ, "INPUTRC": str(folder / "inputrc"), "TERM": "dumb",
                                             "COLUMNS": "30000"})
        os.close(slave)

    def press(self, typed, key):
        """The line once a key was pressed."""
        os.write(self.master, b"\x15" + typed.encode() + key + b"\x07")
        said, end = "", time.monotonic() + 20
        while time.monotonic() < end:
            said += os.read(self.master, 65536).decode("utf-8", "replace")
            found = re.search(r"<<(.*?)>>", said, re.S)
            if found:
                return found[1].replace("\r\n", "")
        return said

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.master)


def check_shell(report, folder, title, settings):
    shell = Shell(folder, settings)
    for typed, expected in LINES:
        found = shell.press(typed, b"\x14")
        report.check(f"{title}: {typed}", [found] if found != expected else [])
    for typed, some, none in CHOICES:
        found = {word.rpartition(" ")[2] for word in shell.press(typed, b"\x0f").split()}
        found |= {word.partition("=")[2] for word in found if word.startswith("--") and not word.endswith("=")}
        report.check(f"{title}: {typed}: all that could be",
                     [f"{some - found} missing, {none & found} too much"] if some - found or none & found else [])
    shell.close()


def check_options(report, folder, pressc):
    """All options that a command has are offered, and no others."""
    shell = Shell(folder, "")
    for command in ("check", "emit", "stats", "explain", "rules", "profiles", "backends"):
        help_text = subprocess.run([pressc, command, "--help"], stdout=subprocess.PIPE, check=True).stdout.decode()
        known = set(re.findall(r"^  (?:-\w, )?(--[\w-]+=?)", help_text, re.M))
        offered = set(shell.press(f"pressc {command} --", b"\x0f").split()[2:])
        report.check(f"{command}: the options of its help", [known ^ offered] if known != offered else [])
    shell.close()


def main(pressc):
    report = tap.Tap()
    if shutil.which("bash") is None:
        print("1..0 # SKIP there is no bash")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "bin").mkdir()
        (folder / "bin" / "pressc").symlink_to(os.path.abspath(pressc))
        (folder / "releases").mkdir()
        (folder / "--odd.txt").write_text("")
        check_options(report, folder, pressc)
        check_shell(report, folder, "bash as it comes", "")
        check_shell(report, folder, "bash where = is a part of words", "COMP_WORDBREAKS=${COMP_WORDBREAKS//=}")
    report.done()


main(sys.argv[1])

"""Sound releases draw no error and no warning: every release of corpus/, but for what is listed with its
reason in sound-exceptions.txt. A line there that no longer holds is a fault, too."""
import json
import os
import subprocess
import sys

import tap


def read_exceptions():
    lines = (tap.TOP / "tests" / "sound-exceptions.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(" ", 2) for line in lines if not line.startswith("#")]
    return {(name, rule): reason for name, rule, reason in rows}


def check(pressc, paths):
    """The errors and warnings of all rules, by the name of the file."""
    run = subprocess.run([pressc, "check", "--format=json", "--severity=warning", "--pedantic",
                          "--no-project", *map(str, paths)],
                         stdout=subprocess.PIPE, check=False)
    if run.returncode not in (0, 2):
        raise RuntimeError(f"pressc check: status {run.returncode}")
    found = {}
    for line in run.stdout.decode("utf-8").splitlines():
        finding = json.loads(line)
        found.setdefault(os.path.basename(finding["file"]), []).append(finding)
    return found


def main(pressc):
    report = tap.Tap()
    exceptions = read_exceptions()
    paths = tap.releases()
    found = check(pressc, paths)
    for path in paths:
        findings = found.get(path.name, [])
        faults = [f"{path.name}:{finding['place']['line']}: {finding['severity']}: "
                  f"{finding['message']} [{finding['rule']}]"
                  for finding in findings if (path.name, finding["rule"]) not in exceptions]
        report.check(f"{path.name} is sound", faults)
    drawn = {(name, finding["rule"]) for name, findings in found.items() for finding in findings}
    report.check("each exception is needed",
                 [f"{name} no longer draws {rule}" for name, rule in exceptions
                  if (name, rule) not in drawn])
    report.done()


main(sys.argv[1])

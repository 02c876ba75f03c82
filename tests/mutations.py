"""Mutations of sound releases: one slip each, of the kinds that desks make, and the rules that ought to
find it.

A kind is a generator of mutated texts. What it looks for it finds by itself, in the text or in the record
beside the release, never by what pressc says. Where a kind knows that nothing could tell the slip (a number
that is printed once, a total in the only column) it makes none."""
import json
import pathlib
import random
import re

SEED = 99
MOST = 20  # of one kind

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
MONTH = (r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)|"
         r"Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PHONE = r"(?:\+1-)?(?:\(\d{3}\) ?|\d{3}[-.])555[-.]01\d\d(?!\d)"
MAIL = r"[\w.]+@[\w.-]+\.(?:com|net|org)"
MONEY = r"\$[\d,.]+(?: (?:million|billion))?"
KINDS = {}


class Release:
    """A release of the corpus: its text, and what its record says of it."""

    def __init__(self, path):
        self.path = path
        self.name = path.name
        self.is_html = path.suffix == ".htm"
        self.text = path.read_bytes().decode("utf-8", "surrogateescape")
        record = path.parent / (path.stem + ".record.json")
        self.record = json.loads(record.read_text(encoding="utf-8"))
        masked = self.text
        if self.is_html:
            masked = re.sub(r"<[^>]*>", lambda tag: " " * len(tag[0]), masked)
        self.words = masked  # the text with its tags covered

    def swap(self, start, end, new):
        return self.text[:start] + new + self.text[end:]

    def blocks(self):
        """The paragraphs of plain text, without tables: spans."""
        if self.is_html:
            spans = [match.span(1) for match in
                     re.finditer(r"<(?:p|div|li)\b[^>]*>(.*?)</(?:p|div|li)>", self.text, re.S)]
        else:
            spans = [match.span() for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", self.text)]
        return [(start, end) for start, end in spans if not self.is_table(start, end)]

    def is_table(self, start, end):
        text = self.words[start:end]
        return bool(re.search(r"\S {3,}\S|\.{4}|---|===|^<[A-Z]", text, re.M)
                    and len(re.findall(r"\d", text)) > 8) or self.is_tagged(start)

    def is_tagged(self, start):
        opened = self.text.lower().rfind("<table", 0, start)
        return opened >= 0 and self.text.lower().find("</table", opened, start) < 0

    def prose(self):
        """The paragraphs that are sentences."""
        return [(start, end) for start, end in self.blocks()
                if len(self.words[start:end].split()) > 11
                and re.search(r"[a-z]{3}[.,;]", self.words[start:end])]

    def find(self, words):
        """Where a text of the record stands, with the white space of the file: a span or None."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        match = re.search(pattern, self.text)
        return match.span() if match else None

    def dateline(self):
        places = self.record["dateline"]["places"] if self.record.get("dateline") else []
        return self.find(places[0]) if places else None

    def lede(self):
        start = self.dateline()
        if start is None:
            return None
        for first, end in self.blocks():
            if first <= start[0] < end:
                return start[0], end
        return None


def load(folder, without):
    return [Release(path) for path in sorted(pathlib.Path(folder).iterdir())
            if path.suffix in (".txt", ".htm") and path.name not in without
            and isinstance(json.loads((path.parent / (path.stem + ".record.json"))
                                      .read_text(encoding="utf-8")), dict)]


def kind(*rules):
    def add(function):
        KINDS[function.__name__.replace("_", "-")] = (rules, function)
        return function
    return add


def other_digit(text, at):
    return text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1:]


def trailer_of(release):
    return release.text.find("/CONTACT:")


# Contacts.

@kind("PR505")
def phone_digit_in_trailer(release):
    start = trailer_of(release)
    for match in re.finditer(PHONE, release.text):
        digits = re.sub(r"\D", "", match[0])[-10:]
        others = re.sub(r"[^\d]", "", release.text[:start])
        if start < 0 or match.start() < start or digits not in others:
            continue
        for back in (1, 2):
            yield release.swap(*match.span(), other_digit(match[0], len(match[0]) - back))


@kind("PR505")
def phone_digit_in_block(release):
    start = trailer_of(release)
    for match in re.finditer(PHONE, release.text[:max(start, 0)]):
        digits = re.sub(r"\D", "", match[0])[-10:]
        if digits in re.sub(r"\D", "", release.text[start:]):
            yield release.swap(*match.span(), other_digit(match[0], len(match[0]) - 1))


@kind("PR503", "PR505")
def phone_digit_lost(release):
    for match in re.finditer(PHONE, release.words):
        if not release.is_tagged(match.start()):
            at = match.end() - 3
            yield release.swap(at, at + 1, "")


@kind("PR506")
def mail_letter_in_trailer(release):
    start = trailer_of(release)
    for match in re.finditer(MAIL, release.text):
        if 0 <= start < match.start() and match[0] in release.text[:start]:
            yield release.swap(match.start() + 1, match.start() + 2, "q")


@kind("PR507")
def name_letter_in_trailer(release):
    start = trailer_of(release)
    for contact in release.record["contacts"]:
        name = contact["name"]
        if start < 0 or not name:
            continue
        at = release.text.find(name, start)
        if at >= 0 and name in release.text[:start]:
            yield release.swap(at + len(name) - 2, at + len(name) - 1, "")


@kind("PR502")
def mail_malformed(release):
    for match in re.finditer(MAIL, release.words):
        dot = match[0].rindex(".")
        if release.is_html and "href" in release.text:
            continue
        yield release.swap(match.start() + dot, match.start() + dot + 1, ",")
        at = match[0].index("@")
        yield release.swap(match.start() + at, match.start() + at + 1, " @")
        yield release.swap(match.start() + at, match.start() + at + 1, "@@")


@kind("PR216")
def contacts_lost(release):
    """Every paragraph with a number or an address, but for calls."""
    if release.is_html:
        return
    kept = []
    n_lost = 0
    for part in re.split(r"(\n[ \t]*\n)", release.text):
        has = re.search(PHONE + "|" + MAIL, part)
        if has and re.search(r"\b(call|webcast|replay|dial)\b", part, re.I) and "@" not in part:
            if not release.record["call"]:
                return
            has = None
        if has:
            n_lost += 1
        else:
            kept.append(part)
    text = "".join(kept)
    left = "\n".join(part for part in re.split(r"\n[ \t]*\n", text)
                     if not re.search(r"\b(call|webcast|replay|dial)\b", part, re.I))
    if n_lost and not re.search(r"\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}|@", left):
        yield text


# Links.

@kind("PR510")
def link_broken(release):
    for match in re.finditer(r"http://(?=\w)", release.words):
        for new in ("htp://", "http:/", "http//", "http:\\\\"):
            yield release.swap(*match.span(), new)
    for match in re.finditer(r"(?<![\w/@.])www\.(?=\w)", release.words):
        for new in ("www,", "ww.", "www.."):
            yield release.swap(*match.span(), new)


@kind("PR511")
def site_of_trailer(release):
    for match in re.finditer(r"/Web site:\s*http://(?:www\.)?(\w+)\.", release.text):
        if match[1] in release.text[:match.start()]:
            at = release.text.index(".example.", match.start()) + 1
            yield release.swap(at, at + len("example"), "exmaple")
            yield release.swap(at, at + len("example"), "sample")


# Dates and hours.

WEEKDAY_DATE = rf"({'|'.join(DAYS)}),?\s+({MONTH})\s+(\d{{1,2}})(?:,\s+(\d{{4}}))?"


@kind("PR701")
def weekday_shifted(release):
    for match in re.finditer(WEEKDAY_DATE, release.words):
        day = DAYS.index(match[1])
        for step in (1, 6):
            yield release.swap(*match.span(1), DAYS[(day + step) % 7])


@kind("PR701")
def day_shifted_against_weekday(release):
    for match in re.finditer(WEEKDAY_DATE, release.words):
        day = int(match[3])
        for other in (day + 1, day - 2):
            if 0 < other < 28:
                yield release.swap(*match.span(3), str(other))


@kind("PR306")
def transmission_shifted(release):
    for match in re.finditer(r"-0-\s+(\d\d)/(\d\d)/(\d{4})", release.text):
        day = int(match[2])
        yield release.swap(*match.span(2), f"{day % 28 + 1:02}")
        yield release.swap(*match.span(1), f"{int(match[1]) % 12 + 1:02}")


@kind("PR306")
def dateline_shifted(release):
    start = release.dateline()
    if start is None or "-0-" not in release.text:
        return
    match = re.compile(rf"{MONTH}\s+(\d{{1,2}})").search(release.text, start[0], start[0] + 120)
    if match:
        day = int(match[1])
        for other in (day % 28 + 1, (day + 9) % 28 + 1):
            yield release.swap(*match.span(1), str(other))


@kind("PR702")
def day_impossible(release):
    short = r"(?:April|June|Sept(?:ember|\.)|Nov(?:ember|\.))"
    for match in re.finditer(rf"\b{short} (\d{{1,2}})\b(?!\d|[,.]\d)", release.words):
        yield release.swap(*match.span(1), "31")
    for match in re.finditer(r"\bFeb(?:ruary|\.) (\d{1,2})\b", release.words):
        yield release.swap(*match.span(1), "30")


def is_call(text):
    return re.search(r"conference call|webcast|\bcall\b", text, re.I)


@kind("PR703", "PR701", "PR708")
def year_of_call_recycled(release):
    for start, end in release.prose():
        match = re.compile(rf"(?:call|webcast)\b[^.]*?{MONTH}\s+\d{{1,2}},\s+(\d{{4}})").search(
            release.words, start, end)
        if match and not re.search("until|through|replay", match[0]) and is_call(release.words[start:end]) and release.record["call"] \
                and release.record["call"]["date"] and release.record["call"]["date"][:4] == match[1]:
            yield release.swap(*match.span(1), str(int(match[1]) - 1))


@kind("PR704", "PR701")
def replay_ends_too_early(release):
    pattern = rf"\b(?:until|through)\s+(?:\w+ (?:on|of) )?({MONTH})\s+\d{{1,2}}(?:,\s+(\d{{4}}))?"
    dated = (release.record["dateline"] or {}).get("date") or ""
    for start, end in release.prose():
        text = release.words[start:end]
        match = re.search(pattern, text)
        if not match or not is_call(text) or not dated.startswith(tuple("12")):
            continue
        if match[2]:
            yield release.swap(start + match.start(2), start + match.end(2), str(int(match[2]) - 1))
        elif int(dated[5:7]) > 1:
            yield release.swap(start + match.start(1), start + match.end(1), "January")


ZONE = (r"\s+\(?(?:Eastern|Central|Mountain|Pacific|E[SD]T|C[SD]T|M[SD]T|P[SD]T|ET|CT|PT)\b"
        r"(?:\s+(?:[Ss]tandard|[Dd]aylight))?(?:\s+[Tt]ime)?\)?")


@kind("PR705")
def zone_lost(release):
    for start, end in release.prose():
        text = release.text[start:end]
        cut = re.sub(rf"((?:\d|m)\.?){ZONE}", r"\1", text)
        if is_call(text) and cut != text and re.search(r"\d(?::\d\d)?\s+[ap]\.m\.", cut):
            yield release.swap(start, end, cut)


@kind("PR706")
def hour_lost(release):
    for start, end in release.prose():
        text = release.text[start:end]
        cut = re.sub(rf",?\s+(?:at\s+)?\d{{1,2}}(?::\d\d)?\s+[ap]\.m\.(?:{ZONE})?", "", text)
        if is_call(text) and cut != text and release.record["call"] and release.record["call"]["date"] \
                and re.search(rf"{MONTH} \d", text) and not re.search(r"[ap]\.m\.", cut):
            yield release.swap(start, end, cut)


@kind("PR726")
def zone_out_of_season(release):
    dated = (release.record["dateline"] or {}).get("date") or ""
    if len(dated) < 10:
        return
    summer = "04" <= dated[5:7] <= "10"
    winter = dated[5:7] in ("12", "01", "02")
    def in_prose(match):
        return any(start <= match.start() < end for start, end in release.prose())

    for match in filter(in_prose, re.finditer(r"\b([ECP])([SD])T\b", release.words)):
        if (summer and match[2] == "D") or (winter and match[2] == "S"):
            yield release.swap(*match.span(2), "S" if summer else "D")
    for match in filter(in_prose, re.finditer(r"\b(?:Eastern|Central|Pacific)( [Tt]ime)",
                                              release.words)):
        if summer or winter:
            yield release.swap(*match.span(1), " Standard Time" if summer else " Daylight Time")


@kind("PR313", "PR306", "PR701", "PR703")
def year_of_release_recycled(release):
    """A dateline of the year before, where the lede tells of a period that ended later."""
    lede = release.lede()
    dated = (release.record["dateline"] or {}).get("date") or ""
    if lede is None or len(dated) < 10:
        return
    head = re.compile(rf"{MONTH}\s+\d{{1,2}},\s+({dated[:4]})").search(release.text, lede[0],
                                                                      lede[0] + 80)
    ended = re.compile(rf"ended\s+(?:on\s+)?{MONTH}\s+\d{{1,2}},\s+(\d{{4}})").search(
        release.words, head.end() if head else lede[1], lede[1])
    if head and ended and int(ended[1]) + 1 >= int(dated[:4]):
        yield release.swap(*head.span(1), str(int(ended[1]) - 1))


@kind("PR708")
def hour_of_second_zone_altered(release):
    zone = r"(?:Eastern|Central|Mountain|Pacific)(?: [Tt]ime)?"
    pattern = rf"[ap]\.m\.\s+{zone},?\s+(?:\(|or )(\d{{1,2}})(?::\d\d)?\s+[ap]\.m\.\s+{zone}"
    for match in re.finditer(pattern, release.words):
        for other in (int(match[1]) % 12 + 1, (int(match[1]) + 9) % 12 + 1):
            yield release.swap(*match.span(1), str(other))


@kind("PR708")
def day_beside_today_altered(release):
    pattern = rf"\b(?:today|tomorrow),? (?:\()?{MONTH}\s+(\d{{1,2}})(?:, \d{{4}})\b"
    for match in re.finditer(pattern, release.words):
        yield release.swap(*match.span(1), str(int(match[1]) % 28 + 1))


QUARTERS = ("first", "second", "third", "fourth")


@kind("PR709")
def quarter_recycled(release):
    """A headline that was left from the quarter before."""
    headline = release.find(release.record["headline"]) if release.record["headline"] else None
    lede = release.lede()
    if headline is None or lede is None:
        return
    pattern = rf"\b({'|'.join(QUARTERS)})(?=\s+quarter\b)"
    match = re.compile(pattern, re.I).search(release.words, *headline)
    told = re.compile(pattern, re.I).search(release.words, *lede)
    if not match or not told or match[1].lower() != told[1].lower():
        return
    other = QUARTERS[QUARTERS.index(match[1].lower()) - 1]
    other = other.upper() if match[1].isupper() else other.capitalize()
    yield release.swap(*match.span(1), other)


# Figures.

def read_row(release, start, end):
    """The figures of a line: spans and values, without what stands in front of the last label."""
    line = release.words[start:end]
    found = [(match.span(2), int(match[2].replace(",", "")) * (-1 if match[1] else 1))
             for match in re.finditer(r"(\()?\$? ?(?<![\w,.])(\d{1,3}(?:,\d{3})+|\d+)(?![\w.%]|,\d)",
                                      line)]
    return [((start + span[0], start + span[1]), value) for span, value in found]


def find_sums(release):
    """Runs of rows that add up to the row below them in two columns or more, whatever it is called."""
    rows = []
    for match in re.finditer(r"<tr>.*|[^\n]+", release.text):
        figures = read_row(release, *match.span())
        if re.search(r"[-=]{4}", match[0]) and not figures:
            continue
        rows.append((match[0], figures))
    for i, (line, total) in enumerate(rows):
        n = len(total)
        if n < 2 or not re.search(r"\bTotal|^ *TOTAL", re.sub(r"<[^>]*>", " ", line)):
            continue
        for first in range(i - 2, max(i - 12, -1), -1):
            run = rows[first:i]
            if any(len(figures) != n for _, figures in run):
                break
            if all(sum(figures[c][1] for _, figures in run) == total[c][1] for c in range(n)):
                yield [figures for _, figures in run], total
                break


@kind("PR717")
def row_altered(release):
    for run, _ in find_sums(release):
        for figures in run:
            (start, end), _ = figures[-1]
            if end - start > 1:
                yield release.swap(start, end, other_digit(release.text[start:end], 0))


@kind("PR717")
def total_altered(release):
    for _, total in find_sums(release):
        for (start, end), _ in total[:2]:
            at = min(1, end - start - 1)
            if release.text[start + at].isdigit():
                yield release.swap(start, end, other_digit(release.text[start:end], at))


UPS = r"(?:rose|increased|grew|climbed|up|fell|decreased|declined|down|dropped)"


@kind("PR715")
def percent_altered(release):
    between = r"[^$.;]{0,40}?"
    patterns = (rf"{UPS}\s+(?:by\s+)?([\d.]+)(?:%|\s+percent)\s+to\s+{MONEY}{between}from\s+{MONEY}",
                rf"{MONEY},?\s+{UPS}\s+(?:by\s+)?([\d.]+)(?:%|\s+percent){between}from\s+{MONEY}",
                rf"{UPS}{between}to\s+{MONEY},?\s+or\s+([\d.]+)(?:%|\s+percent),?\s+from\s+{MONEY}")
    for pattern in patterns:
        for match in re.finditer(pattern, release.words):
            for more in (7, 20):
                yield release.swap(*match.span(1), str(round(float(match[1]) + more, 1)).rstrip("0")
                                   .rstrip("."))


@kind("PR729", "PR715", "PR714")
def direction_turned(release):
    turned = {"rose": "fell", "increased": "decreased", "grew": "fell", "up": "down", "fell": "rose",
              "decreased": "increased", "declined": "rose", "down": "up"}
    for match in re.finditer(rf"\b({'|'.join(turned)})\b[^$.;]{{0,40}}to\s+{MONEY}[^$.;]{{0,40}}"
                             rf"from\s+{MONEY}", release.words):
        yield release.swap(*match.span(1), turned[match[1]])
    for match in re.finditer(rf"{MONEY},?\s+\b({'|'.join(turned)})\b[^$.;]{{0,40}}from\s+{MONEY}",
                             release.words):
        yield release.swap(*match.span(1), turned[match[1]])


def cells_of(release):
    """The whole numbers of the rows of tables, with the label of each: (label, value)."""
    for match in re.finditer(r"<tr>.*|[^\n]+", release.text):
        figures = read_row(release, *match.span())
        label = re.sub(r"<[^>]*>|&\w+;", " ", match[0]).strip()
        label = re.match(r"[A-Za-z][A-Za-z ,'-]*", label)
        if figures and label and len(figures) > 1:
            for _, value in figures:
                yield label[0].strip().lower(), value


@kind("PR720", "PR712", "PR714", "PR715", "PR729")
def amount_of_prose_altered(release):
    """An amount that a row of that name rounds to, in a sentence that names the quarter."""
    cells = {}
    for label, value in cells_of(release):
        cells.setdefault(label, set()).add(value)
    for label, values in cells.items():
        if label not in ("net income", "net sales", "revenue", "revenues", "total revenue",
                         "net revenues", "total net sales", "net loss"):
            continue
        name = label.replace("total ", "")
        for match in re.finditer(rf"\b{name}\b[^$.;]{{0,40}}\bquarter\b[^$.;]{{0,40}}"
                                 rf"\$([\d.]+) million", release.words, re.I):
            said = float(match[1])
            if any(abs(abs(value) / 1000 - said) < 0.06 for value in values):
                whole, _, part = match[1].partition(".")
                if not part:
                    continue
                yield release.swap(*match.span(1), f"{int(whole) + 2}.{part}")


def find_shares(release):
    """Rows of earnings per share that income and shares give in each column: spans of the figures."""
    incomes, shares, found = [], [], []
    for match in re.finditer(r"<tr>.*|[^\n]+", release.text):
        figures = [value for _, value in read_row(release, *match.span())]
        cents = [(match.start() + figure.start(2), match.start() + figure.end(2),
                  float(figure[2]) * (-1 if figure[1] else 1))
                 for figure in re.finditer(r"(\()?\$? *(?<![\d,.])(\d\.\d\d)(?!\d)",
                                           release.words[slice(*match.span())])]
        if re.search(r"\bnet (income|loss|earnings)", match[0], re.I) and len(figures) > 1:
            incomes.append(figures)
        elif len(figures) > 1 and min(figures) > 0:
            shares.append(figures)
        if len(cents) > 1:
            found.append(cents)
    for cents in found:
        for income in incomes:
            for share in shares:
                if len(income) == len(share) == len(cents) and all(
                        abs(income[c] / share[c] - cents[c][2]) < 0.006 for c in range(len(cents))):
                    yield cents
                    break


@kind("PR716", "PR720", "PR712")
def share_figure_altered(release):
    for cents in find_shares(release):
        start, end, value = cents[0]
        yield release.swap(start, end, f"{abs(value) + 0.17:.2f}")


# Marks.

QUOTES = r"\"|\u201c|\u201d|&#8220;|&#8221;|&ldquo;|&rdquo;|&quot;|&#147;|&#148;|``|''"


@kind("PR601")
def quote_mark_dropped(release):
    """One mark of a paragraph with pairs, which neither goes on in the next nor comes from the last."""
    blocks = release.prose()
    for i, (start, end) in enumerate(blocks):
        marks = [match.span() for match in re.compile(QUOTES).finditer(release.words, start, end)]
        before = release.words[blocks[i - 1][0]:blocks[i - 1][1]] if i else ""
        behind = release.words[blocks[i + 1][0]:blocks[i + 1][1]] if i + 1 < len(blocks) else ""
        if len(marks) < 2 or len(marks) % 2 or re.match(QUOTES, behind) \
                or len(re.findall(QUOTES, before)) % 2:
            continue
        for span in (marks[0], marks[-1]):
            yield release.swap(*span, "")


@kind("PR604")
def bracket_dropped(release):
    for start, end in release.prose():
        for match in re.compile(r"(?<=[a-z,;.] )\(([^()\n]{3,60})\)").finditer(release.words, start, end):
            if release.words.count("(", start, end) != release.words.count(")", start, end):
                continue
            yield release.swap(match.start(), match.start() + 1, "")
            yield release.swap(match.end() - 1, match.end(), "")


# Words.

@kind("PR611")
def word_doubled(release):
    often = {"that", "had", "very", "is", "was", "who", "in", "on", "so", "up"}
    for start, end in release.prose():
        words = [match for match in re.compile(r"(?<![\w'-])[a-z]{2,}(?=[ \n])").finditer(
            release.words, start, end) if match[0] not in often]
        for match in words[3::9]:
            yield release.swap(match.end(), match.end(), " " + match[0])


NOUN = (r"(?:own|first|second|third|fourth|customers|products|results|board|operations|business|"
        r"strategy|stock|shares|subsidiaries|services|plans|efforts)")


@kind("PR615")
def its_with_apostrophe(release):
    """Behind a preposition, or before a noun that nobody says something is."""
    for pattern in (r"\b(?:of|in|for|with|by|from|at|under|through|into) (its) [a-z]",
                    rf"\b(its) {NOUN}\b"):
        for match in re.finditer(pattern, release.words):
            yield release.swap(*match.span(1), "it's")


@kind("PR615")
def word_confused(release):
    for old, new in (("more than", "more then"), ("less than", "less then"),
                     ("rather than", "rather then"), ("other than", "other then"),
                     ("principal executive", "principle executive"), ("was led by", "was lead by"),
                     ("principal amount", "principle amount"), ("could have been", "could of been"),
                     ("accounting principles", "accounting principals"), ("there are", "their are"),
                     ("working capital", "working capitol"), ("adversely affect", "adversely effect"),
                     ("web site", "web sight"), ("fiscal year", "physical year")):
        for match in re.finditer(rf"\b{old}\b", release.words):
            yield release.swap(*match.span(), new)


@kind("PR220")
def placeholder_left(release):
    lede = release.lede()
    for match in re.finditer(r"\$[\d.]+( million)", release.words):
        if not release.is_tagged(match.start()) and not release.is_table(*match.span()):
            yield release.swap(match.start(), match.end(), "$XX million")
    if lede is None:
        return
    dated = re.compile(rf"{MONTH}\s+(\d{{1,2}}),").search(release.text, *lede)
    name = release.find(release.record["issuer"]) if release.record["issuer"] else None
    if dated:
        yield release.swap(*dated.span(1), "XX")
        yield release.swap(*dated.span(1), "__")
    for start, end in release.prose()[1:4]:
        yield release.swap(end, end, " [TBD]")
        yield release.swap(end, end, " [insert quote]")
    for match in list(re.finditer(PHONE, release.text))[:1]:
        yield release.swap(*match.span(), "XXX-XXX-XXXX")
    if name and name[0] > lede[0]:
        yield release.swap(*name, "[Company]")


# Names and symbols.

@kind("PR405", "PR404")
def symbol_of_trailer(release):
    for match in re.finditer(r"^ +\(([A-Z]{3,5})\) *$", release.text, re.M):
        if match[1] in release.text[:match.start()]:
            yield release.swap(match.end(1) - 1, match.end(1), "Q" if match[1][-1] != "Q" else "Z")


LISTING = r"\((NYSE|Nasdaq|NASDAQ|AMEX): ?([A-Z]{2,5})\)"


@kind("PR401")
def exchange_misspelled(release):
    new = {"NYSE": "NYES", "Nasdaq": "Nasdak", "NASDAQ": "NSDAQ", "AMEX": "AEMX"}
    match = re.search(LISTING, release.words)
    if match:
        yield release.swap(*match.span(1), new[match[1]])


@kind("PR403")
def symbol_too_long(release):
    match = re.search(LISTING, release.words)
    if match:
        yield release.swap(match.end(2), match.end(2), "QVX"[: 6 - len(match[2])])


def later_name(release, match):
    """The full name of the issuer again, below its listing."""
    name = release.record["issuer"]
    for start, end in release.prose():
        at = release.text.find(name, max(start, match.end()), end) if name else -1
        if at >= 0 and re.match(r"\s+[a-z]", release.text[at + len(name):]):
            return at + len(name)
    return -1


@kind("PR404")
def second_symbol(release):
    match = re.search(LISTING, release.words)
    at = later_name(release, match) if match else -1
    if at >= 0:
        other = match[2][:-1] + ("Q" if match[2][-1] != "Q" else "Z")
        yield release.swap(at, at, f" ({match[1]}: {other})")


@kind("PR416")
def second_exchange(release):
    match = re.search(LISTING, release.words)
    at = later_name(release, match) if match else -1
    if at >= 0:
        other = "Nasdaq" if match[1] == "NYSE" else "NYSE"
        if not (other == "NYSE" and len(match[2]) > 4):
            yield release.swap(at, at, f" ({other}: {match[2]})")


@kind("PR406")
def source_of_another(release):
    match = re.search(r"^SOURCE[: ]+(\S+ \S+)", release.text, re.M)
    if match and release.record["issuer"] and release.record["issuer"].startswith(match[1]):
        yield release.swap(*match.span(1), "Ravensport Marine")
        yield release.swap(match.start(1) + 1, match.start(1) + 2, "")


@kind("PR417", "PR406", "PR410")
def issuer_misspelled(release):
    name = (release.record["issuer"] or "").split()
    for word in name[:1]:
        places = [match.start() for match in re.finditer(rf"\b{re.escape(word)}\b", release.words)
                  if not release.is_tagged(match.start())]
        if len(word) < 6 or len(places) < 3:
            continue
        for at in (places[2], places[-1]):
            yield release.swap(at + 2, at + 3, "")
            yield release.swap(at + 3, at + 4, release.text[at + 3] * 2)


@kind("PR415")
def headline_without_company(release):
    issuer = release.record["issuer"]
    headline = release.find(release.record["headline"]) if release.record["headline"] else None
    if not issuer or not headline or release.record["subheadlines"]:
        return
    first = [word for word in issuer.replace(",", "").split() if word.lower() != "the"][0]
    text = release.text[headline[0]:headline[1]]
    other = re.compile("|".join(re.escape(word.rstrip(".,")) for word in issuer.split()
                                if len(word) > 3), re.I)
    if not re.search(rf"\b{first}", text, re.I) or other.search(release.text[:headline[0]]):
        return
    cut = other.sub("Company", text)
    if not re.search(re.escape(first[:4]), cut, re.I):
        yield release.swap(*headline, cut)


# Parts.

@kind("PR204")
def headline_lost(release):
    spans = [release.find(text) for text in
             [release.record["headline"] or "", *release.record["subheadlines"]]]
    if release.is_html or not release.record["headline"] or None in spans:
        return
    text = release.text
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    yield text


@kind("PR206", "PR204")
def dateline_lost(release):
    lede = release.lede()
    dated = (release.record["dateline"] or {}).get("date")
    if lede is None or not dated or len(release.record["dateline"]["places"]) > 1:
        return
    name = release.find(release.record["issuer"]) if release.record["issuer"] else None
    if name and lede[0] < name[0] < lede[0] + 140 and not release.is_html:
        yield release.swap(lede[0], name[0], "")


@kind("PR202")
def label_lost(release):
    match = re.search(r"^.*\bexhibit\s+99(\.\d)?.*\n", release.text, re.I | re.M)
    if match and not release.is_html and "<PAGE>" in release.text and "<DOC" not in release.text:
        yield release.swap(*match.span(), "")


@kind("PR515")
def source_lost(release):
    match = re.search(r"^SOURCE\b.*\n", release.text, re.M)
    if match and re.search(r"^ *-0-|^ */[A-Z][\w ]+:|^CO:", release.text, re.M):
        yield release.swap(*match.span(), "")


@kind("PR513")
def slash_of_trailer_lost(release):
    for match in re.finditer(r"^ +/(?:CONTACT|Web site|Photo|Company News):[^/]*(?:/[^/\n]+)*?(/)$",
                             release.text, re.M):
        yield release.swap(*match.span(1), "")


@kind("PR217")
def end_mark_lost(release):
    mark = release.record["end_mark"]
    if not mark or release.is_html or re.search(r"SOURCE|/PRNewswire|WIRE|Wire|Newsfile|/ *--",
                                                release.text):
        return
    at = release.text.rfind(mark)
    if at >= 0:
        yield release.swap(at, at + len(mark), "")


@kind("PR801")
def caution_lost(release):
    """All passages that caution, where two sentences of the news look forward."""
    text = release.text
    for passage in release.record["safe_harbor"]:
        for words in (passage["heading"], passage["text"]):
            span = release.find(words) if words else None
            if span is None and words:
                return
            if words:
                text = text.replace(release.text[span[0]:span[1]], "", 1)
    forward = r"\b(expects?|anticipates?|intends?|plans to|believes|estimates|outlook|guidance)\b"
    if text != release.text and len(re.findall(forward, text)) > 2 \
            and not re.search(r"forward.looking|look(?:s|ing)? (?:ahead|forward)|Reform\s+Act", text):
        yield text


@kind("PR205")
def about_below_source(release):
    match = re.search(r"^SOURCE\b.*\n", release.text, re.M)
    for about in release.record["about"]:
        heading = release.find(about["heading"]) if about["heading"] else None
        span = release.find(about["text"])
        if not match or not heading or not span or span[0] > match.start():
            continue
        part = release.text[heading[0]:span[1]]
        text = release.swap(match.end(), match.end(), "\n    " + part + "\n\n")
        yield text[:heading[0]] + text[span[1]:]


@kind("PR210")
def section_emptied(release):
    blocks = release.blocks()
    headings = {section["heading"] for section in release.record["sections"]
                if section["kind"] == "body" and section["heading"]}
    for i in range(len(blocks) - 2):
        texts = [" ".join(release.text[start:end].split()) for start, end in blocks[i:i + 3]]
        # What ends in a colon leads to a list or a table, which would be left.
        if texts[0] in headings and texts[1] not in headings and not release.is_html \
                and not texts[1].endswith(":") \
                and any(section["heading"] == texts[2] for section in release.record["sections"]):
            yield release.swap(*blocks[i + 1], "")


@kind("PR214", "PR209", "PR318")
def paragraph_doubled(release):
    for start, end in release.prose()[1:3]:
        text = release.text[start:end]
        if release.is_html or len(text.split()) < 20 or not re.search(r"[.\"\u201d]$", text):
            continue
        yield release.swap(end, end, "\n\n" + " " * (start - release.text.rfind("\n", 0, start) - 1)
                           + release.text[start:end])


@kind("PR820", "PR821")
def legend_lost(release):
    pattern = r"(?:\n\n|<p>)[^\n]*(?:\n[^\n]+)*?\b(?:offer|solicitation)\b(?:[^\n]+\n)+"
    news = r"(?:agreement to merge|agree to merge|merger agreement|to be acquired|offering of)"
    if re.search(news, release.words, re.I):
        text = re.sub(r"<p>(?:<b>)?(?:No Offer|Additional Info|Participants|This communication is not|"
                      r"Halvorsen will file|Both companies and)[^\n]*\n", "", release.text)
        if text == release.text and not release.is_html:
            text = "\n\n".join(part for part in release.text.split("\n\n")
                               if not re.search(r"no(?:t an)? offer|solicitation|registered under|"
                                                r"urged to read|Securities Act|not been registered",
                                                part, re.I))
        if text != release.text:
            yield text
    del pattern


@kind("PR204")
def headline_moved(release):
    """The headline below the lede."""
    headline = release.find(release.record["headline"]) if release.record["headline"] else None
    lede = release.lede()
    if headline is None or lede is None or release.record["subheadlines"] or release.is_html \
            or headline[0] > lede[0]:
        return
    text = release.text
    words = text[headline[0]:headline[1]]
    yield text[:headline[0]] + text[headline[1]:lede[1]] + "\n\n      " + words + text[lede[1]:]


# Bytes, for EDGAR.

def is_edgar_text(release):
    return not release.is_html and re.search(r"^<(?:DOCUMENT|TYPE|PAGE|TABLE)>", release.text, re.M)


@kind("PR101", "PR103")
def line_too_long(release):
    if not is_edgar_text(release):
        return
    for start, end in release.prose()[:4]:
        at = release.text.find("\n", start)
        if 0 < at < end:
            width = at - release.text.rfind("\n", 0, at) - 1
            yield release.swap(at, at, " " + "w" * (80 - width))


@kind("PR109")
def tab_left(release):
    if is_edgar_text(release):
        for start, _ in release.prose()[:2]:
            at = release.text.find(" ", start)
            yield release.swap(at, at + 1, "\t")


@kind("PR106", "PR104", "PR105", "PR122")
def character_not_taken(release):
    if not is_edgar_text(release):
        return
    for start, _ in release.prose()[:1]:
        at = release.text.find(" ", start)
        for new in ("\u2019s ", " \u201c", " \u2014 ", " caf\u00e9 ", " ^1 ", " &amp; "):
            yield release.swap(at, at + 1, new)


@kind("PR115")
def table_left_open(release):
    if release.is_html:
        return
    for match in list(re.finditer(r"^</TABLE>\n", release.text, re.M))[:2]:
        yield release.swap(*match.span(), "")


@kind("PR119", "PR118", "PR120", "PR121", "PR126")
def page_not_taken(release):
    if not release.is_html:
        return
    at = release.text.lower().rfind("</p>")
    if at < 0:
        return
    at += 4
    for new in ("<script>var a = 1;</script>", "<section>More.</section>", "<iframe src=\"a.htm\"></iframe>",
                "<img src=\"http://pics.example.com/a.gif\">",
                "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>"):
        yield release.swap(at, at, new)
    yield release.text[:at] + "<p align"


# Notes.

@kind("PR727")
def note_lost(release):
    if not re.search(r"^\s*\(1\) \w", release.text, re.M) or release.is_html:
        return
    notes = [match for match in re.finditer(r"^ *\((\d)\) \S.*\n(?: {3,}\S.*\n)*", release.text, re.M)]
    for match in notes:
        if len(notes) > 1 and f"({match[1]})" in release.text[:match.start()]:
            yield release.swap(*match.span(), "")


@kind("PR728")
def note_mark_lost(release):
    """A note that one row refers to, when the row no longer does."""
    notes = re.findall(r"^ *(\(\d\)) \S", release.text, re.M)
    for mark in notes:
        rows = [match for match in re.finditer(rf"(?<=\w) ?{re.escape(mark)}", release.text)]
        if len(notes) > 1 and len(rows) == 1 and not release.is_html:
            yield release.swap(*rows[0].span(), " " * len(rows[0][0]))


def generate(releases):
    """Triples of kind, name and text, the same ones every time."""
    for name, (_, function) in KINDS.items():
        found = [(release, text) for release in releases for text in function(release)
                 if text != release.text]
        chance = random.Random(f"{SEED} {name}")
        for release, text in chance.sample(found, min(MOST, len(found))):
            yield name, release, text

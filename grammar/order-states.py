#!/usr/bin/env python3
"""Merges the states of a scanner that read alike, and gives them new numbers: those that text
visits most come first.

order-states.py [--runs] IN OUT STATES TEXT...    IN: a scanner as flex wrote it, with full tables.

flex keeps a state for each set of places in its patterns, and half of them differ in nothing that a
text could show. It writes their numbers as long ones, or has limits on patterns and states; short
ones do. A scanner visits few states often, and flex numbers them as it finds them, which scatters
those few over megabytes of tables, so that nearly each costs a miss of the cache. Bytes that are
read often lie together in a state's row, too. States in which a token may end get the highest
numbers, so that a comparison tells them, and the loop that reads a token keeps the last of them to
itself. Rows are as long as a power of two where little is lost by that. What is read does not
change. The rows go to STATES as bytes, which the assembler takes in as they are: a compiler needs
half a minute to parse so many numbers.

With --runs, letters in front of a blank and another letter are counted side by side and not read by
states, in each condition where the tables prove that all of them end the same token there."""
import json
import re
import sys
from array import array
from collections import Counter, defaultdict
from operator import itemgetter

TABLE = re.compile(r"static const flex_int32_t yy_nxt\[\]\[(\d+)\] =\n\s*\{(.*?)\n\s*\} ;", re.S)
PREFIX = re.compile(r"^#define yy_create_buffer (\w+)_create_buffer$", re.M)
ACCEPT = re.compile(r"flex_int(32)_t yy_accept\[(\d+)\] =\n\s*\{(.*?)\n\s*\} ;", re.S)
CLASSES = re.compile(r"yy_ec\[256\] =\n\s*\{(.*?)\n\s*\} ;", re.S)
CONDITIONS = re.compile(r"^#define INITIAL 0\n(?:#define \w+ \d+\n)*", re.M)
MATCH = re.compile(r"yy_match:\n\s*while \( \(yy_current_state = yy_nxt.*\) > 0 \)\n\s*\{\n"
                   r"\s*if \( yy_accept\[yy_current_state\] \)\n\s*\{\n"
                   r"\s*yyg->yy_last_accepting_state = yy_current_state;\n"
                   r"\s*yyg->yy_last_accepting_cpos = yy_cp;\n\s*\}\n\s*\+\+yy_cp;\n\s*\}\n")
MOST_PADDING = 1.75
LINE_OF_CACHE_BYTES = 64
MOST_STATES = 32767 # short numbers
LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
SCAN = re.compile(r"(?<=yy_current_state = yyg->yy_start;\n)(?=yy_match:)")
INCLUDE = "#include \"base/side-by-side.h\"\n"
STARTS = re.compile(rb"(?<![A-Za-z0-9])[A-Za-z0-9]|(?<!\s)\s|[^A-Za-z0-9\s]")


def numbers(text):
    """Those of an initializer, rows in a row. For JSON it takes a fifth of the time of a pattern."""
    return json.loads("[" + text.translate({ord("{"): None, ord("}"): None}).strip().rstrip(",") + "]")


def find(pattern, source, what):
    found = pattern.search(source)
    if found is None:
        sys.exit(f"order-states.py: no {what} in a scanner; has flex changed the form of its tables?")
    return found


def merge_states(rows, actions, n_starts):
    """The block of each state, blocks numbered as their first states come. The states of a block end
    the same tokens, and the same byte leads them to the same block."""
    blocks = [state if state < n_starts else n_starts + action
              for state, action in enumerate(actions)]
    # What ends a token counts as state 0, which has a block of its own.
    rows = [[entry if entry > 0 else 0 for entry in row] for row in rows]
    follow = [itemgetter(*row) for row in rows]
    members = defaultdict(list)
    leading = defaultdict(list)
    for state, block in enumerate(blocks):
        members[block].append(state)
        for entry in set(rows[state]):
            leading[entry].append(state)
    to_split = set(members)
    while to_split:
        moved = []
        for block in to_split:
            parts = defaultdict(list)
            for state in members[block]:
                parts[follow[state](blocks)].append(state)
            # The largest part keeps its number, so that few states look different to those before them.
            members[block], *others = sorted(parts.values(), key=len, reverse=True)
            for part in others:
                number = len(members) + n_starts + len(actions)
                members[number] = part
                for state in part:
                    blocks[state] = number
                moved += part
        to_split = {blocks[state] for entry in moved for state in leading[entry]}
        to_split = {block for block in to_split if len(members[block]) > 1}
    first = {}
    for state, block in enumerate(blocks):
        first.setdefault(block, len(first))
    return [first[block] for block in blocks]


def keep_first_of_each(values, blocks):
    kept = {}
    for value, block in zip(values, blocks):
        kept.setdefault(block, value)
    return list(kept.values())


def count_visits(rows, classes, n_starts, texts):
    """How often each state is visited when each condition reads each word, gap and sign. Most
    conditions read the same at the start of a line and elsewhere."""
    visits = [0] * len(rows)
    n_alike = Counter(tuple(rows[start]) for start in range(1, n_starts))
    for text in texts:
        coded = [classes[byte] for byte in text]
        places = [found.start() for found in STARTS.finditer(text)]
        for first_row, weight in n_alike.items():
            for place in places:
                row = first_row
                for code in coded[place:place + 200]:
                    state = row[code]
                    if state <= 0:
                        break
                    visits[state] += weight
                    row = rows[state]
    return visits


def order_classes(classes, width, texts):
    """The number of each class of bytes: those read most come first. Two have theirs from flex, that
    of the buffer's end and that of a zero byte."""
    reads = [0] * width
    for text in texts:
        for byte in text:
            reads[classes[byte]] += 1
    order = [0, 1] + sorted(range(2, width), key=lambda code: -reads[code])
    number = [0] * width
    for new, old in enumerate(order):
        number[old] = new
    return order, number


def order_states(actions, visits, n_starts):
    """The states in their new order. A condition's start is known by its number; so is state 0."""
    return list(range(n_starts)) + sorted(
        range(n_starts, len(actions)), key=lambda state: (actions[state] != 0, -visits[state]))


def renumber_rows(rows, order, width):
    """The rows of the table in their order, each padded to @width. A negative entry ends a token in the
    state of its number."""
    number = {old: new for new, old in enumerate(order)}
    number.update({-old: -new for old, new in number.items()})
    table = array("h")
    for old in order:
        table.extend(map(number.__getitem__, rows[old]))
        table.extend([0] * (width - len(rows[old])))
    return table


def write_states(name, path, width):
    """What stands for the table of states in C: its bytes are in the file at @path."""
    return f"""__asm__ (
	".pushsection .rodata\\n"
	".balign {LINE_OF_CACHE_BYTES}\\n"
	"{name}:\\n"
	".incbin \\"{path}\\"\\n"
	".popsection");
extern const flex_int16_t yy_nxt[][{width}] __asm__ ("{name}") __attribute__ ((visibility ("hidden")));"""


def find_run_action(rows, actions, classes, state):
    """The action of the token that ends where letters do that begin in @state, a blank and a letter
    follow; 0 where it depends on them."""
    letters = {classes[byte] for byte in LETTERS}
    found = {state}
    to_do = [state]
    while to_do:
        state = to_do.pop()
        if rows[state][classes[ord(",")]] > 0:
            return 0
        for blank in b" \n":
            behind = rows[state][classes[blank]]
            if behind > 0 and (actions[behind]
                               or any(rows[behind][letter] > 0 for letter in letters)):
                return 0
        following = {rows[state][letter] for letter in letters}
        if min(following) <= 0:
            return 0
        to_do += following - found
        found |= following
    ends = {actions[state] for state in found}
    return ends.pop() if len(ends) == 1 else 0


def write_runs(rows, actions, classes, n_starts):
    """Of each condition the action of a run of letters that begins with each byte."""
    table = [[0] * 256 for _ in range(n_starts)]
    for start in range(1, n_starts):
        for byte in LETTERS:
            first = rows[start][classes[byte]]
            if first > 0:
                table[start][byte] = find_run_action(rows, actions, classes, first)
    if not any(map(any, table)):
        sys.exit("order-states.py: no condition of a scanner takes letters alike")
    cells = ",\n".join("{" + ",".join(map(str, row)) + "}" for row in table)
    return f"""		{{
		static const flex_uint8_t yy_runs[{n_starts}][256] = {{ {cells} }};
		yy_act = yy_runs[yy_current_state][YY_SC_TO_UI(*yy_cp)];
		if ( yy_act != 0 && YY_CURRENT_BUFFER_LVALUE->yy_ch_buf + yyg->yy_n_chars - yy_cp > 18 )
			{{
			/* The first byte has just been written: a load that holds it would wait. */
			unsigned n = 1 + press_bytes_count_letters (yy_cp + 1);
			if ( n < 17 && ( yy_cp[n] == ',' || ( ( yy_cp[n] == ' ' || yy_cp[n] == '\\n' ) && g_ascii_isalpha (yy_cp[n + 1]) ) ) )
				{{
				yy_cp += n;
				YY_DO_BEFORE_ACTION;
				goto do_action;
				}}
			}}
		}}
"""


def choose_width(width):
    power = 1 << (width - 1).bit_length()
    return power if power <= width * MOST_PADDING else width


def write_match(width, first_accepting):
    """The loop over the bytes of a token. The last state in which it may end is known before it
    begins where the loop goes on behind a refilled buffer. A byte's column is told apart from the
    rest of the step, which waits for the state."""
    return f"""yy_match:
		{{
		yy_state_type accepting_state = yyg->yy_last_accepting_state;
		char *accepting_cpos = yyg->yy_last_accepting_cpos;
		for ( ; ; ++yy_cp )
			{{
			const flex_int16_t *column = yy_nxt[0] + yy_ec[YY_SC_TO_UI(*yy_cp)];
			__asm__ ("" : "+r" (column));
			yy_current_state = column[(ptrdiff_t) yy_current_state * {width}];
			if ( yy_current_state <= 0 )
				break;
			if ( yy_current_state >= {first_accepting} )
				{{
				accepting_state = yy_current_state;
				accepting_cpos = yy_cp;
				}}
			}}
		yyg->yy_last_accepting_state = accepting_state;
		yyg->yy_last_accepting_cpos = accepting_cpos;
		}}
"""


def main(path, target, states, texts, has_runs):
    with open(path, encoding="latin-1") as file:
        source = file.read()
    table = find(TABLE, source, "table of states")
    accept = find(ACCEPT, source, "table of actions")
    class_table = find(CLASSES, source, "table of classes")
    classes = numbers(class_table[1])
    n_starts = 1 + 2 * len(find(CONDITIONS, source, "condition")[0].splitlines())
    width = int(table[1])
    flat = numbers(table[2])
    class_order, class_number = order_classes(classes, width, texts)
    classes = [class_number[code] for code in classes]
    pick_classes = itemgetter(*class_order)
    rows = [pick_classes(flat[at:at + width]) for at in range(0, len(flat), width)]
    actions = numbers(accept[3])
    if len(rows) != len(actions) or len(classes) != 256:
        sys.exit("order-states.py: the tables of a scanner do not fit each other")
    blocks = merge_states(rows, actions, n_starts)
    rows = [[blocks[entry] if entry > 0 else -blocks[-entry] for entry in row]
            for row in keep_first_of_each(rows, blocks)]
    actions = keep_first_of_each(actions, blocks)
    if len(rows) > MOST_STATES:
        sys.exit(f"order-states.py: {len(rows)} states, {MOST_STATES} at the most")
    if any(actions[:n_starts]):
        sys.exit("order-states.py: a token without text")
    order = order_states(actions, count_visits(rows, classes, n_starts, texts), n_starts)
    first_accepting = sum(action == 0 for action in actions)
    match = find(MATCH, source, "loop over a token")
    width = choose_width(width)
    pieces = [
        (table.start(), table.end(), write_states(find(PREFIX, source, "prefix")[1] + "states", states, width)),
        (class_table.start(1), class_table.end(1), "\n" + ",".join(map(str, classes))),
        (accept.start(1), accept.end(1), "16"),
        (accept.start(2), accept.end(2), str(len(rows))),
        (match.start(), match.end(), write_match(width, first_accepting)),
        (accept.start(3), accept.end(3), "\n" + ",".join(str(actions[old]) for old in order)),
    ]
    if has_runs:
        scan = find(SCAN, source, "loop over tokens")
        pieces.append((scan.start(), scan.end(), write_runs(rows, actions, classes, n_starts)))
        pieces.append((0, 0, INCLUDE))
    pieces.sort()
    with open(target, "w", encoding="latin-1") as file:
        at = 0
        for start, end, text in pieces:
            file.write(source[at:start] + text)
            at = end
        file.write(source[at:])
    with open(states, "wb") as file:
        renumber_rows(rows, order, width).tofile(file)


arguments = [word for word in sys.argv[1:] if word != "--runs"]
main(*arguments[:3], [open(name, "rb").read() for name in arguments[3:]], "--runs" in sys.argv)

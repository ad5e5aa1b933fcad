"""What the model predicts, read off ordinary text.

Every run of letters and digits is a word. For each word four labels:
  mark    the mark between this word and the next (MARKS)
  case    lower, Title, UPPER, miXed (CASES); IGNORE where the line's case says nothing (headlines in title case)
  quote   a quotation mark opens before the word (1), closes after it (2), or both (3)
  inside  a mark was deleted inside the word, for text whose marks were deleted rather than turned into spaces:
          "putins", "usled", "pm", "1200" (INSIDE)
"""
import re

MARKS = ["none", "comma", "stop", "question", "exclamation", "colon", "semicolon", "dash", "apostrophe", "hyphen",
         "interior_stop", "dot_join", "unmarked_end", "comma_join", "interior_question", "interior_exclamation"]
(NONE, COMMA, STOP, QUESTION, EXCLAMATION, COLON, SEMICOLON, DASH, APOSTROPHE, HYPHEN,
 INTERIOR_STOP, DOT_JOIN, UNMARKED_END, COMMA_JOIN, INTERIOR_QUESTION, INTERIOR_EXCLAMATION) = range(16)
ENDS = (STOP, QUESTION, EXCLAMATION, UNMARKED_END)
CASES = ["lower", "title", "upper", "mixed"]
IGNORE = 7
INSIDE = ["none", "apostrophe", "hyphen", "dots", "number"]

PIECE = re.compile(r"([^\W_]+)((?:[\W_])*)")
MARK = re.compile(r"[.?!…,:;—–]| -+ |--")
DOUBLE = "“”\"„«»"
SINGLE = "‘’'`"
QUOTES = DOUBLE + SINGLE
JOINING_APOSTROPHES = frozenset("'’‘`")
JOINING_HYPHENS = frozenset("-‐‑")
ELISIONS = frozenset("em til tis twas cause n round bout".split())

# A stop after these does not end a sentence unless the next word can only start one.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov gen lt col sgt capt cmdr adm maj pvt cpl hon rev fr st ste messrs mt ft vs v no nos op "
    "cit pp ed eds vol fig al ie eg jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ariz calif colo conn "
    "del fla ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ave blvd rd dept "
    "univ assn bros supt det insp atty dist approx est min max".split())
MAY_END = frozenset("inc co corp ltd jr sr plc llc bros etc st ave".split())
ALSO_WORDS = frozenset("mar sun sat may min max fig ill miss mass del la wash fri mon est".split())
STARTERS = frozenset(
    "The A An He She It They We I You In On At But And This That These Those There His Her Their Our My If When While As For After "
    "Before Since Although However Meanwhile Its What Who Why How Where Some Many Most Mr Mrs Ms Dr One Two No Not Also Then Now So "
    "Yet To With From By Last Both All Police Officials According Despite During Under Over Even Just".split())


def case_class(word):
    if word.islower() or word == word.lower():
        return 0
    if len(word) == 1:
        return 1
    if word.isupper():
        return 2
    if word[0].isupper() and word[1:] == word[1:].lower():
        return 1
    letters = [c for c in word if c.isalpha()]
    return 2 if len(letters) > 1 and all(c.isupper() for c in letters) else 3


def ends_here(word, gap, following, after_dot):
    """Whether a stop, question mark or exclamation mark in the gap ends the sentence."""
    first = following[0]
    if first.islower() or not any(c.isspace() for c in gap):
        return False
    if not (first.isupper() or first.isdigit() or gap.rstrip()[-1:] in "“\"‘("):
        return False
    if "…" in gap and not first.isupper():
        return False
    if gap[0] != "." or not re.match(r"\.\s+\S*$", gap):
        return True
    low = word.lower()
    if low in ABBREVIATIONS and low not in MAY_END:
        if low in ALSO_WORDS and not word[0].isupper():
            return True
        if low == "no" and not first.isdigit():
            return True
        return False
    initial = len(word) == 1 and word.isalpha() and word != "I"
    if initial or (after_dot and len(word) <= 2):
        return following in STARTERS if (word.isupper() or after_dot) else True
    if low in MAY_END:
        return following in STARTERS
    return True


def mark_between(word, gap, following, after_dot):
    if gap == " ":
        return NONE
    if len(gap) == 1:
        if gap in JOINING_APOSTROPHES:
            return APOSTROPHE
        if gap in JOINING_HYPHENS:
            return HYPHEN
        if gap == ".":
            return DOT_JOIN
        if gap == ",":
            return COMMA_JOIN if word[-1].isdigit() and following[0].isdigit() else COMMA
    elif gap == ", ":
        return COMMA
    found = MARK.search(gap)
    if not found:
        return NONE
    mark = found.group()[0]
    if mark in ".?!…":
        if ends_here(word, gap, following, after_dot):
            return {"?": QUESTION, "!": EXCLAMATION}.get(mark, STOP)
        return {"?": INTERIOR_QUESTION, "!": INTERIOR_EXCLAMATION}.get(mark, INTERIOR_STOP)
    if mark == ",":
        return COMMA
    if mark == ":":
        return COLON if any(c.isspace() for c in gap) else DOT_JOIN
    if mark == ";":
        return SEMICOLON
    return DASH


def mark_at_end(gap):
    found = re.search(r"[.?!…]", gap)
    if not found:
        return UNMARKED_END
    return {"?": QUESTION, "!": EXCLAMATION}.get(found.group(), STOP)


def quotes_in(gap, word, following, open_single):
    """(closes after the word, opens before the following one, a single quotation mark is open afterwards)"""
    parts = re.split(r"\s+", gap)
    if len(parts) == 1:
        if not following:
            before, after = gap, ""
        elif not word:
            before, after = "", gap
        else:
            dash = re.search(r"[—–-]+", gap)
            if not dash:
                return False, False, open_single
            before, after = gap[:dash.start()], gap[dash.end():]
    else:
        before, after = parts[0], parts[-1]
    closes = any(c in DOUBLE for c in before)
    if not closes and any(c in SINGLE for c in before):
        plain = before in SINGLE
        closes = open_single and not (plain and word.endswith("s") and following[:1].islower()) if plain else True
        if closes:
            open_single = False
    opens = any(c in DOUBLE for c in after)
    if not opens and any(c in SINGLE for c in after) and following.lower() not in ELISIONS and not following[:1].isdigit():
        opens = open_single = True
    return closes, opens, open_single


def label_paragraph(paragraph, words, marks, cases, quotes, gaps=None):
    """Appends the words of one paragraph and their labels; a paragraph always ends a sentence."""
    pieces = PIECE.findall(paragraph)
    if not pieces:
        return
    lead = paragraph[:PIECE.search(paragraph).start()]
    opens = open_single = False
    if lead and any(c in QUOTES for c in lead):
        _, opens, open_single = quotes_in(lead, "", pieces[0][0], False)
    last = len(pieces) - 1
    after_dot = False
    for i, (word, gap) in enumerate(pieces):
        words.append(word.lower())
        cases.append(case_class(word))
        if gaps is not None:
            gaps.append(gap if i < last else gap + "\n")
        quote = 1 if opens else 0
        opens = False
        following = pieces[i + 1][0] if i < last else ""
        if gap != " " and any(c in gap for c in QUOTES) and len(gap) > 1 or (i == last and gap):
            closes, opens, open_single = quotes_in(gap, word, following, open_single)
            quote += 2 if closes else 0
        quotes.append(quote)
        if i == last:
            marks.append(mark_at_end(gap))
        else:
            mark = mark_between(word, gap, following, after_dot)
            marks.append(mark)
            after_dot = gap == "."


def join_deleted(words, marks, cases, quotes, gaps, originals_upper=None):
    """The same labels for text whose marks were deleted: pieces joined by a mark without white space become one word."""
    out = ([], [], [], [], [])
    i, n = 0, len(words)
    while i < n:
        word, case, quote, inside, j = words[i], cases[i], quotes[i], 0, i
        while j + 1 < n and len(gaps[j]) == 1 and marks[j] in (APOSTROPHE, HYPHEN, DOT_JOIN, COMMA_JOIN) and len(word) < 24:
            mark = marks[j]
            if not inside:
                number = words[j][-1].isdigit() and words[j + 1][0].isdigit()
                inside = 4 if number and mark != HYPHEN else {APOSTROPHE: 1, HYPHEN: 2}.get(mark, 3)
            j += 1
            nxt = cases[j]
            word += words[j]
            quote |= quotes[j]
            if mark == DOT_JOIN and not words[j].isdigit():
                case = 2 if case in (1, 2) and nxt in (1, 2) else case
            elif nxt and mark != APOSTROPHE and not words[j].isdigit():
                case = 3 if case != nxt or case == 1 else case
            elif case == 1 and len(words[j - 1]) == 1 and mark == APOSTROPHE and nxt:
                case = 3
        out[0].append(word); out[1].append(marks[j]); out[2].append(case); out[3].append(quote); out[4].append(inside)
        i = j + 1
    return out


def label_text(text, deleted=False):
    """Words, marks, cases, quotes, insides of a text with a paragraph a line."""
    words, marks, cases, quotes = [], [], [], []
    gaps = [] if deleted else None
    for paragraph in text.split("\n"):
        label_paragraph(paragraph, words, marks, cases, quotes, gaps)
    if deleted:
        return join_deleted(words, marks, cases, quotes, gaps)
    return words, marks, cases, quotes, [0] * len(words)

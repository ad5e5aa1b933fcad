"""Synthetic documents for the net of lines: whole articles with real junk of other sites mixed in,
and with lists, subheads and results of other pages that are content.

Without the second kind the net learns that what does not fit the story is junk.
"""

import json
import lzma
import random
import re
from pathlib import Path

import numpy as np

from data import labelled_stretches

DOCUMENTS, CLEAN_ARTICLES, SEED = 6000, 12000, 7
# A page is mixed in, or mixed with, where a look by models of other sites contradicts less than
# this share of its words; a line where it contradicts it less surely than this.
CONTRADICTED, DOUBTED = 0.03, 0.08
LEAST_WORDS = 120
MOST_LINES = 220
# Articles of these sources are taken in so many draws of ten.
SPARSE = {"wikipedia": 3, "wiki": 3}
NEWS = re.compile("^(news|fundus)")
ENDS = re.compile(r"[.!?…。！？।؟][\"”’»)」]*$")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“]?[A-Z])")
NAME = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
SMALL = set("a an the of to in on at for and or but with as by from is".split())
MONTHS = "January February March April May June July August September October November December".split()
HEADINGS = {
    "en": "Related|Related articles|Read more|More on this story|You may also like|Recommended|Most read|Latest news|More from this author|Top stories|Popular|See also|Also in the news|Trending|Editor’s picks|Up next|What to read next",
    "de": "Mehr zum Thema|Lesen Sie auch|Meistgelesen|Das könnte Sie auch interessieren|Ähnliche Artikel|Weitere Artikel|Auch interessant|Empfohlen",
    "es": "Te puede interesar|Noticias relacionadas|Lo más leído|Más noticias|Lea también|También te puede interesar",
    "fr": "À lire aussi|Sur le même sujet|Les plus lus|Articles liés|Nos derniers articles",
    "pl": "Czytaj także|Najczęściej czytane|Polecamy|Zobacz również",
    "pt": "Leia também|Mais lidas|Notícias relacionadas|Veja mais",
}
OPENERS = {
    "en": "Read more: |READ MORE: |Related: |See also: |Also read: |READ ALSO: |MORE: |Watch: |Don’t miss: |Read: ",
    "de": "Lesen Sie auch: |Mehr dazu: |Mehr zum Thema: |Auch interessant: ",
    "es": "Lea también: |Te puede interesar: |Además: ",
    "fr": "Lire aussi : |À lire aussi : |Voir aussi : ",
    "pl": "Czytaj także: |Zobacz też: ",
    "pt": "Leia também: |Veja também: ",
}


class Page:
    """A labelled document, as what can be mixed."""

    def __init__(self, page, set_name, site, fold, places, look):
        self.name, self.lang, self.site, self.fold = page["id"].split("#")[0], page["lang"], site, fold
        self.is_dump, self.is_news = page["render"] == "dump", bool(NEWS.match(set_name))
        self.content, self.titles, self.lists, self.subheads = [], [], [], []
        self.runs = {"head": [], "inside": [], "tail": []}
        words = against = 0
        lines = list(self.read(page, places, look))
        kept = [at for at, (_, label, _, _) in enumerate(lines) if label == "content"]
        run, listed = [], []
        for at, (text, label, said, count) in enumerate([*lines, ("", "end", 0, 0)]):
            if label == "content":
                self.content.append(text)
                words, against = words + count, against + (count if said > 1 - DOUBTED else 0)
                if count <= 10 and not ENDS.search(text) and said < 0.9:
                    self.subheads.append(text)
            if label == "title" and 4 <= count <= 25:
                self.titles.append(text)
            if label == "content" and count <= 16 and not ENDS.search(text):
                listed.append(text)
            else:
                self.lists += [listed[:25]] if len(listed) >= 3 else []
                listed = []
            if label == "boilerplate" and (said >= DOUBTED or count < 5) or label in ("title", "punct") and run:
                run.append((at, text))
            elif run:
                place = "inside" if kept and kept[0] < run[0][0] < kept[-1] else "tail" if kept and run[0][0] > kept[-1] else "head"
                self.runs[place].append([text for _, text in run])
                run = []
        self.words, self.is_trusted = words, words >= LEAST_WORDS and against < CONTRADICTED * words

    @staticmethod
    def read(page, places, look):
        """Text, label, look and words of each labelled line."""
        starts = places[:, 0]
        for start, end, label, text in labelled_stretches(page):
            text = " ".join(text.split())
            here = slice(np.searchsorted(starts, start), max(np.searchsorted(starts, start) + 1, np.searchsorted(starts, end)))
            said = float(look[here].mean()) if len(look[here]) else 0.5
            if text:
                yield text, label, said, len(text.split())


def pages_of(lines, look):
    first = np.searchsorted(lines.page, np.arange(len(lines.pages) + 1))
    for number, page in enumerate(lines.pages):
        here = slice(first[number], first[number + 1])
        site = lines.site_of_page[number]
        yield Page(page, lines.names[lines.set_of_page[number]], lines.sites[site], lines.fold_of_site[site], lines.places[here], look[here])


def clean_articles(shared, draw):
    """Paragraphs of articles without any junk, from all parts of the file."""
    articles = []
    with lzma.open(Path(shared) / "data" / "restore" / "train.jsonl.xz", "rt") as lines:
        for line in lines:
            if draw.random() > 0.4:
                continue
            article = json.loads(line)
            if draw.random() * 10 > SPARSE.get(article["source"], 10):
                continue
            paragraphs = [text.strip() for text in article["text"].split("\n") if text.strip()]
            if sum(len(text.split()) for text in paragraphs) >= LEAST_WORDS:
                articles.append(paragraphs)
            if len(articles) == CLEAN_ARTICLES:
                break
    return articles


class Mixer:
    def __init__(self, lines, look, shared, without):
        self.draw = random.Random(SEED)
        self.clean = clean_articles(shared, self.draw)
        pages = [page for page in pages_of(lines, look) if page.fold not in without]
        # Junk of dumps is mostly menus: extracts are what the mixing is for.
        self.bases = [page for page in pages if page.is_trusted and not page.is_dump]
        self.base_weights = [(8.0 if page.is_news else 1.0) * (1.5 if page.lang != "en" else 1.0) for page in self.bases]
        self.donors = {}
        for page in pages:
            of_language = self.donors.setdefault(page.lang, {"head": [], "inside": [], "tail": [], "titles": [], "lists": [], "subheads": [], "any": []})
            for place in ("head", "inside", "tail"):
                of_language[place] += [page] * bool(page.runs[place])
            if not page.is_dump:
                of_language["titles"] += [page] * bool(page.titles)
                of_language["any"] += [page] * bool(page.content)
                if page.is_trusted:
                    of_language["lists"] += [page] * bool(page.lists)
                    of_language["subheads"] += [page] * bool(page.subheads)

    def documents(self):
        for number in range(DOCUMENTS):
            yield self.document(number)

    def document(self, number):
        draw = self.draw
        if draw.random() < 0.45:
            base, lang, title, content = None, "en", None, self.article()
        else:
            base = draw.choices(self.bases, self.base_weights)[0]
            lang, content = base.lang, list(base.content[:MOST_LINES])
            title = draw.choice(base.titles) if base.titles and draw.random() < 0.5 else None
        self.lang, self.base, self.here = lang, base.name if base else "", self.donors.get(lang, {})
        self.add_content(content, base is None)
        mixed = [(text, "content") for text in content]
        if title:
            mixed.insert(0, (title, "title"))
        for _ in range(draw.choices([0, 1, 2, 3, 5], [0.35, 0.3, 0.2, 0.1, 0.05])[0]):
            at = draw.randint(1, len(mixed))
            mixed[at:at] = junk(self.inside())
        mixed += junk(self.tail())
        if draw.random() < 0.4:
            mixed = junk(self.run("head", draw.choice([1, 3, 6, 12]))) + mixed
        return {
            "id": f"mixed/{number}",
            "lang": lang,
            "render": "mixed",
            "text": "\n".join(text for text, _ in mixed),
            "lines": [{"text": text, "label": label} for text, label in mixed],
        }

    def article(self):
        """An article of plain paragraphs, sometimes cut short, sometimes parted anew."""
        draw = self.draw
        content = draw.choice(self.clean)[:60]
        if len(content) > 8 and draw.random() < 0.3:
            content = content[: draw.randint(5, len(content))]
        if len(content) < 5 and draw.random() < 0.6:
            parted = []
            for text in content:
                sentences = SENTENCE.split(text)
                while sentences:
                    count = draw.randint(1, 3)
                    parted.append(" ".join(sentences[:count]))
                    sentences = sentences[count:]
            content = parted
        return list(content)

    def add_content(self, content, is_plain):
        """Lists, results and subheads of other pages, as content."""
        draw = self.draw
        if draw.random() < 0.3:
            listers = self.here.get("lists")
            listed = self.made_list() if not listers or draw.random() < 0.4 else draw.choice(draw.choice(listers).lists)
            at = draw.randint(min(2, len(content)), len(content))
            content[at:at] = listed
        if is_plain and self.here.get("subheads") and draw.random() < 0.4:
            for _ in range(draw.randint(1, 6)):
                content.insert(draw.randint(1, len(content)), draw.choice(draw.choice(self.here["subheads"]).subheads))

    def made_list(self):
        """Dates, results, figures or names, one a line."""
        draw, names = self.draw, []
        while len(names) < 24:
            for text in draw.choice(self.clean)[:6]:
                names += NAME.findall(text)
        kind, between = draw.randrange(7), draw.choice([" – ", " - ", ": ", ", ", " | ", "\t", " @ "])
        mark, day, month, listed = draw.choice(["", "", "- ", "• ", "* "]), draw.randint(1, 9), draw.choice(MONTHS), []

        def number():
            return draw.choice([f"{draw.randint(1, 99)}", f"{draw.randint(1, 99)},{draw.randint(100, 999)}", f"{draw.randint(1, 99)}.{draw.randint(0, 9)}%", f"${draw.randint(1, 900)}"])

        for row in range(draw.randint(3, 18)):
            one, other = draw.choice(names), draw.choice(names)
            day = day % 28 + draw.randint(1, 3)
            listed.append(
                mark
                + (
                    f"{month} {day}{between}{one}, {other}",
                    f"{row + 1}. {one}{between}{number()}",
                    f"{one}{between}{number()}",
                    f"{one}{between}{number()}{between}{number()}{between}{number()}",
                    f"{one} {draw.randint(0, 5)}-{draw.randint(0, 5)} {other}",
                    f"{number()} {one.split()[0].lower()}",
                    one,
                )[kind]
            )
        return listed

    def run(self, place, most):
        """A run of another site's junk, of so many lines at most."""
        draw, donors = self.draw, self.here.get(place)
        for _ in range(8 if donors else 0):
            page = draw.choice(donors)
            if page.name == self.base or page.is_dump and draw.random() > 0.35:
                continue
            run = draw.choice(page.runs[place])
            if len(run) > most:
                count = draw.randint(1, most)
                first = len(run) - count if place == "head" else 0 if place == "tail" and draw.random() < 0.6 else draw.randint(0, len(run) - count)
                run = run[first : first + count]
            if sum(len(text.split()) for text in run) > 400:
                continue
            mark = draw.choice(["- ", "• "]) if draw.random() < 0.1 else ""
            return [mark + text for text in run]
        return []

    def headline(self):
        draw, titles = self.draw, self.here.get("titles")
        if self.lang != "en" or titles and draw.random() < 0.5:
            return draw.choice(draw.choice(titles).titles) if titles else None
        words = SENTENCE.split(draw.choice(self.clean)[0])[0].split()[: draw.randint(6, 13)]
        while words and words[-1].lower().strip(",.") in SMALL:
            words.pop()
        if draw.random() < 0.5:
            words = [word if word.lower() in SMALL else word[:1].upper() + word[1:] for word in words]
        return " ".join(words).strip(" .,;:–-")

    def teasers(self, count, with_blurbs):
        lines = []
        for _ in range(count):
            title = self.headline()
            lines += [title] * bool(title)
            if title and with_blurbs:
                others = self.here.get("any")
                story = self.draw.choice(self.clean) if self.lang == "en" else self.draw.choice(others).content if others else [""]
                blurb = SENTENCE.split(story[0])[0]
                lines += [blurb] * (0 < len(blurb.split()) < 60)
        return lines

    def opener(self, table):
        return self.draw.choice(table[self.lang].split("|")) if self.lang in table else None

    def inside(self):
        draw, kind = self.draw, self.draw.random()
        if kind < 0.65:
            return self.run("inside", draw.choice([1, 2, 4, 8]))
        if kind < 0.85:
            opener, title = self.opener(OPENERS), self.headline()
            return [opener + title] if opener and title else []
        heading, teasers = self.opener(HEADINGS), self.teasers(draw.randint(1, 4), draw.random() < 0.3)
        return [heading, *teasers] if heading and teasers else []

    def tail(self):
        draw = self.draw
        lines = self.run("tail", draw.choice([2, 4, 8, 15, 25])) if draw.random() < 0.55 else []
        if draw.random() < 0.3:
            heading = self.opener(HEADINGS) if draw.random() < 0.75 else None
            teasers = self.teasers(draw.randint(1, 7), draw.random() < 0.35)
            if heading or len(teasers) >= 2:
                lines += [heading] * bool(heading) + teasers
        if draw.random() < 0.06 and self.lang == "en":
            story = draw.choice(self.clean)
            lines += [self.headline(), *story[: draw.randint(1, 5)]]
        return lines + (self.run("tail", 6) if draw.random() < 0.25 else [])


def junk(lines):
    return [(text, "boilerplate") for text in lines if text and text.strip()]


def documents(lines, look, shared, without=frozenset()):
    """Mixed documents, of the pages of all but these folds."""
    return list(Mixer(lines, look, shared, without).documents())

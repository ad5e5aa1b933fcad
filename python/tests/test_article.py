"""The article, its pieces, and how they are shown."""

import html.parser
import pickle

import copydesk
import pytest

TEXT = """\
Ferry sinks off Porto Azul

By Ana Prell

The ferry “Aurora” to Porto Azul sank at noon on Monday, and its passengers were brought ashore by fishing boats, officials said.

Sign up for our newsletter

The harbour master said that the ferry had struck a rock that no chart of Porto Azul shows, near the café on the quay.
"""


@pytest.fixture
def article():
    return copydesk.Cleaner().clean(TEXT)


def test_attributes(article):
    assert article.state == "lines"
    assert article.title == "Ferry sinks off Porto Azul"
    assert article.authors == ["Ana Prell"]
    assert article.sources["authors"] == "text"
    assert article.language == "en"
    assert article.is_article and 0.5 <= article.confidence <= 1
    assert str(article) == article.text and article.text.count("\n") == 1
    assert len(article.sentences) == 2
    assert {block.role for block in article.blocks} <= set(copydesk.ROLES)
    assert {removal.reason for removal in article.removed} <= set(copydesk.REASONS)
    assert article.to_dict()["text"] == article.text
    with pytest.raises(AttributeError):
        article.title = "Another"


def test_places_in_bytes_and_in_characters(article):
    pieces = [*article.removed, *(block for block in article.blocks if block.shown)]
    assert len(pieces) == 4
    for piece in pieces:
        assert TEXT[piece.slice] == TEXT.encode()[piece.start : piece.end].decode() == piece.text
    page = copydesk.Cleaner().page("<p>It rained.</p><footer>Advertisement</footer>")
    assert all(piece.slice is None and piece.start is None for piece in [*page.blocks, *page.removed])


def test_pickles(article):
    again = pickle.loads(pickle.dumps(article))
    assert again == article and again.to_json() == article.to_json()
    assert [removal.slice for removal in again.removed] == [removal.slice for removal in article.removed]
    assert again != copydesk.Cleaner().clean("It rained all day.")
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        cleaner = copydesk.Cleaner(focus="recall", show=["caption", "credit"], phrases={"promotion": ["tide table*"]}, patterns={"legal": [r"(?i)\bno\. \d+", "^x$"]}, max_bytes=9000)
        copied = pickle.loads(pickle.dumps(cleaner, protocol))
        assert repr(copied) == repr(cleaner)
        assert copied.lines("It rained.\n\nTide tables for sale").removed[0].rule == "caller/1"
        assert copied.lines("It rained.\n\nPermit No. 4711").removed[0].rule == "caller/2"


def test_representations(article):
    assert repr(article).startswith("<Article (lines) \"Ferry sinks off Porto Azul\": 2 blocks shown")
    assert repr(article.removed[-1]).startswith("<Removal newsletter newsletter/")
    assert repr(article.blocks[-1]).startswith("<Block paragraph: ")
    assert repr(copydesk.Cleaner(focus="recall", show="caption")) == "Cleaner(focus='recall', show=['caption'])"
    assert repr(copydesk.restore("it rained")).startswith("<Restored, 1 sentences")


class Tags(html.parser.HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.struck, self.text, self.depth = set(), [], "", 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.depth += tag == "del"

    def handle_endtag(self, tag):
        self.depth -= tag == "del"

    def handle_data(self, data):
        self.text += data
        if self.depth:
            self.struck.append(data)


def test_notebook_shows_kept_and_struck_lines(article):
    shown = Tags(article._repr_html_())
    assert shown.struck == [removal.text for removal in article.removed]
    for block in article.blocks:
        assert block.text in shown.text


def test_notebook_escapes_everything():
    evil = "<script>alert('x')</script> & \"<b>\" $x$"
    text = TEXT.replace("Porto Azul", evil).replace("newsletter", f"newsletter {evil}")
    cleaner = copydesk.Cleaner()
    for article in [cleaner.lines(text), cleaner.page(f"<title>{evil}</title><p>{evil.replace('<', '&lt;')}</p>")]:
        page = article._repr_html_()
        assert Tags(page).tags <= {"div", "h4", "del", "code"}
        assert "alert('x')" not in page and "$" not in page


def test_options():
    text = "By Ana Prell\n\nThe ferry sank at noon, officials said on Monday.\n\nCorrection: The ferry had one crane, not two."
    assert copydesk.Cleaner(show=["byline"]).lines(text).text.startswith("By Ana Prell")
    assert "Correction" not in copydesk.Cleaner(hide="correction").lines(text).text
    page = "<article><p>The ferry sank at noon, officials said.</p></article><aside><p class=note>Our shop sells tide tables.</p></aside>"
    assert "tide tables" in copydesk.Cleaner(keep_selector=".note").page(page).text
    removed = copydesk.Cleaner(remove_selector=["p"]).page(page).removed
    assert [removal.rule for removal in removed] == ["selector/1", "selector/1"]
    assert copydesk.Cleaner(tidy="off").lines("Fish &amp; chips were sold.").text == "Fish &amp; chips were sold."
    assert copydesk.Cleaner(max_blocks=1).lines("It rained.\nNobody came.").removed[-1].decided_by == "limit"


def test_sentences_and_restore():
    assert copydesk.sentences("It rained. Mr. Ruiz stayed home.") == ["It rained.", "Mr. Ruiz stayed home."]
    restored = copydesk.restore("the ferry sank at noon nobody was hurt officials said")
    assert restored.recognised and str(restored) == restored.text
    assert " ".join(restored.sentences) == restored.text

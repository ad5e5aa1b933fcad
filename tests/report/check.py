#!/usr/bin/env python3
"""Open what `report` and `explain --html` make in headless Chromium and look at what is there; skipped
where there is no Chromium.

  tests/report/check.py [--copydesk target/debug/copydesk] [--screenshot report.png]
"""
import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

TEXT = """Ferry sinks off Porto Azul

The ferry sank at noon on Monday, officials said, and all of the 40 passengers were brought ashore.

{promo}

The harbour master said that the search went on until it was dark and ended without a loss.

{promo}"""

# Presses the first bar and writes down what the page shows then.
PROBE = """<script>addEventListener("load", () => {
  document.querySelector("button[data-reason]").click();
  const shown = [...document.querySelectorAll(".document")].filter(each => !each.hidden).length;
  document.body.dataset.shown = shown;
  document.body.dataset.chosen = document.querySelectorAll("del.chosen").length;
  document.body.dataset.status = document.getElementById("status").textContent;
});</script>"""


# Chooses a reason, then goes to the next removal by its key.
EXPLAIN_PROBE = """<script>addEventListener("load", () => {
  document.querySelector('button[data-reason="newsletter"]').click();
  const chosen = [...document.querySelectorAll(".removed.chosen")];
  document.body.dataset.chosen = chosen.length;
  document.body.dataset.open = chosen.filter(each => getComputedStyle(each.querySelector(".card")).display !== "none").length;
  dispatchEvent(new KeyboardEvent("keydown", { key: "n" }));
  document.body.dataset.focused = document.activeElement.dataset.reason;
  dispatchEvent(new KeyboardEvent("keydown", { key: "k" }));
  document.body.dataset.hidden = getComputedStyle(document.querySelector(".kept")).display;
});</script>"""


def documents():
    promos = ["Sign up for our newsletter", "Advertisement", "<script>alert(1)</script>"]
    for number in range(9):
        yield {"id": number, "site": f"Site {number % 2}", "text": TEXT.format(promo=promos[number % 3])}


def chromium(*arguments):
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", *arguments]
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def check_report(options, folder):
    lines = "".join(json.dumps(each) + "\n" for each in documents())
    cleaned = subprocess.run([options.copydesk, "filter", "--removed"], input=lines, check=True, capture_output=True, text=True).stdout
    (folder / "cleaned.jsonl").write_text(cleaned)
    report = folder / "report.html"
    subprocess.run([options.copydesk, "report", folder / "cleaned.jsonl", "-o", report], check=True)
    page = report.read_text()
    assert not re.search(r'(?:src|href)="', page), "the page loads something"
    probed = folder / "probed.html"
    probed.write_text(page.replace("</body>", PROBE + "</body>"))
    dom = chromium("--dump-dom", probed.as_uri())
    assert "alert(1)</script>" not in dom.split("<main>")[1].split("</main>")[0], "a document's script got in"
    assert dom.count('class="document"') == 9, "not all documents are shown"
    shown = int(re.search(r'data-shown="(\d+)"', dom).group(1))
    assert 0 < shown < 9, f"choosing a reason shows {shown} of 9 documents"
    assert re.search(r'data-chosen="[1-9]', dom), "what was chosen is not marked"
    assert re.search(r'data-status="\d+ documents with ', dom), "nothing is said about the choice"
    if options.screenshot:
        chromium(f"--screenshot={options.screenshot.resolve()}", "--window-size=1000,1400", report.as_uri())


def check_explain(options, folder):
    text = TEXT.format(promo="Sign up for our newsletter") + "\n\nFollow us on <script>alert(1)</script> Twitter"
    command = [options.copydesk, "explain", "--html", "--from", "lines", "-"]
    page = subprocess.run(command, input=text, check=True, capture_output=True, text=True).stdout
    assert not re.search(r'(?:src|href)="', page), "the page loads something"
    assert "<script>alert" not in page, "a document's script got in"
    probed = folder / "explained.html"
    probed.write_text(page.replace("</body>", EXPLAIN_PROBE + "</body>"))
    dom = chromium("--dump-dom", probed.as_uri())
    said = dict(re.findall(r'data-(chosen|open|focused|hidden)="([^"]*)"', dom.split("<body")[1].split(">")[0]))
    assert int(said["chosen"]) > 0 and said["open"] == said["chosen"], f"the cards do not open: {said}"
    assert said["focused"] == "newsletter", f"the key does not go to a removal: {said}"
    assert said["hidden"] == "none", f"the key does not hide what was kept: {said}"
    if options.screenshot:
        (folder / "explain.html").write_text(page)
        screenshot = options.screenshot.resolve().with_name("explain-" + options.screenshot.name)
        chromium(f"--screenshot={screenshot}", "--window-size=1000,1000", (folder / "explain.html").as_uri())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", type=Path, default=REPOSITORY / "target/debug/copydesk")
    parser.add_argument("--screenshot", type=Path)
    options = parser.parse_args()
    if CHROMIUM is None:
        print("report: skipped, Chromium is not installed")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        check_report(options, folder)
        check_explain(options, folder)
    print("report: opened in Chromium, all as it should be")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What a long-lived process needs: threads, signals, memory that does not grow."""

import concurrent.futures
import gc
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import copydesk
import pyarrow
import pytest


def documents_of(documents, count):
    return [(document.get("html"), document.get("text"), document["url"]) for document in documents[:count]]


def clean(cleaner, document):
    html, text, url = document
    article = cleaner.page(html, url) if html else cleaner.lines(text)
    return article.to_json()


def test_eight_threads_on_one_cleaner(documents):
    cleaner = copydesk.Cleaner()
    given = documents_of(documents, 200)
    expected = [clean(cleaner, document) for document in given]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(lambda document: clean(cleaner, document), given)) == expected


def test_the_lock_is_released():
    """Another thread counts on while a long document is cleaned."""
    text = "The ferry sank at noon, officials said. " * 40 + "\n\n"
    counted, stop = [0], threading.Event()

    def count():
        while not stop.is_set():
            counted[0] += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    started = time.monotonic()
    before = counted[0]
    copydesk.Cleaner().lines(text * 400)
    elapsed, during = time.monotonic() - started, counted[0] - before
    stop.set()
    thread.join()
    assert elapsed < 0.05 or during > elapsed / 0.02, (elapsed, during)


def test_processes(documents):
    cleaner = copydesk.Cleaner(focus="recall")
    given = documents_of(documents, 40)
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        articles = list(pool.map(cleaner.lines, [text or html for html, text, _ in given]))
    assert articles == [cleaner.lines(text or html) for html, text, _ in given]


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise")
@pytest.mark.parametrize("jobs", [1, 3])
def test_control_c_stops_a_batch(jobs):
    program = f"""
        import copydesk, pyarrow, signal
        # A parent in the background may have left it ignored.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        text = "The ferry sank at noon, officials said on the quay. " * 60
        batch = pyarrow.record_batch({{"text": [text] * 40000}})
        print("ready", flush=True)
        try:
            copydesk.Cleaner().clean_batch(batch, jobs={jobs})
        except KeyboardInterrupt:
            print("stopped", flush=True)
    """
    child = subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "ready\n"
    time.sleep(1)
    sent = time.monotonic()
    child.send_signal(signal.SIGINT)
    assert child.stdout.readline() == "stopped\n"
    assert child.wait(10) == 0
    assert time.monotonic() - sent < 8


def resident():
    """Megabytes that the process holds."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="needs Linux's /proc")
def test_memory_does_not_grow(documents):
    cleaner = copydesk.Cleaner()
    given = documents_of(documents, 200)
    rows = pyarrow.record_batch({"text": [text or html for html, text, _ in given]})

    def work(rounds):
        for _ in range(rounds):
            for document in given:
                clean(cleaner, document)
            cleaner.clean_batch(rows, removed=True)
            for wrong in ["html", 3]:
                with pytest.raises((copydesk.Error, TypeError)):
                    cleaner.clean_batch(rows, state=wrong)
        gc.collect()
        return resident()

    before = work(4)
    assert work(12) < before + 12

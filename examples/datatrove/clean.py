#!/usr/bin/env python3
"""Clean a corpus in a datatrove pipeline with the plain copydesk command.

  python clean.py --copydesk ./copydesk crawl texts --tasks 8 --workers 2

Each task runs one `copydesk filter` and talks to it line by line. What is done is known by its log
folder: run it again and only what is missing is done.
"""
import argparse
import json
import subprocess
import threading

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter


class Copydesk(PipelineStep):
    """Cleans documents; those that cannot be cleaned, or hold no article, are dropped and counted."""

    name = "copydesk"
    type = "🧹 - CLEANER"

    def __init__(self, copydesk="copydesk", options=()):
        super().__init__()
        self.command = [copydesk, "filter", "--jobs", "1", *options]

    def run(self, data, rank=0, world_size=1):
        with subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            sent = []
            feeder = threading.Thread(target=self.feed, args=(process.stdin, data, sent), daemon=True)
            feeder.start()
            for number, line in enumerate(process.stdout):
                with self.track_time():
                    document, cleaned = sent[number], json.loads(line)
                    sent[number] = None
                    if "error" in cleaned:
                        self.stat_update(f"dropped_{cleaned['error']['kind']}")
                        continue
                    document.text = cleaned.pop("text")
                    cleaned.pop("id", None)
                    document.metadata.update(cleaned)
                    if not document.text:
                        self.stat_update("dropped_without_article")
                        continue
                    self.update_doc_stats(document)
                yield document
            feeder.join()
        if process.returncode != 0:
            raise RuntimeError(f"copydesk ended with {process.returncode}")

    @staticmethod
    def feed(pipe, data, sent):
        with pipe:
            for document in data:
                sent.append(document)
                record = {"id": document.id, "text": document.text}
                if "url" in document.metadata:
                    record["url"] = document.metadata["url"]
                pipe.write(json.dumps(record).encode() + b"\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a folder of JSON lines files")
    parser.add_argument("target", help="the folder to write")
    parser.add_argument("--copydesk", default="copydesk", help="the command")
    parser.add_argument("--text-key", default="text", help="the field that holds the document")
    parser.add_argument("--tasks", type=int, default=1, help="parts that the input's files are dealt out to")
    parser.add_argument("--workers", type=int, default=-1, help="tasks at once")
    parser.add_argument("--logs", default=None, help="where datatrove notes what is done")
    settings = parser.parse_args()
    LocalPipelineExecutor(
        pipeline=[
            JsonlReader(settings.source, text_key=settings.text_key),
            Copydesk(settings.copydesk),
            JsonlWriter(settings.target, output_filename="${rank}.jsonl", compression=None),
        ],
        tasks=settings.tasks,
        workers=settings.workers,
        logging_dir=settings.logs or f"{settings.target}-logs",
    ).run()


if __name__ == "__main__":
    main()

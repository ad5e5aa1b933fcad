#!/usr/bin/env python3
"""Clean a corpus in a datatrove pipeline with the Python wheel, where Trafilatura stands elsewhere.

  python extract.py crawl texts --tasks 8 --workers 2

`CopydeskExtractor` takes the place of datatrove's `Trafilatura` step and also fills the metadata. It
works in the process of its task: cleaning neither hangs nor ends the process, so that no second
process and no limit of time are needed.
"""
import argparse

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.extractors.base import BaseExtractor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

METADATA = ("title", "authors", "published", "modified", "site", "language", "standfirst")


class CopydeskExtractor(BaseExtractor):
    """Cleans documents; those that cannot be cleaned, or hold no article, are dropped and counted.

    `state` is `page`, `lines`, `flat`, or None to tell by the document; the other options are those of
    `copydesk.Cleaner`.
    """

    name = "copydesk"
    _requires_dependencies = ["copydesk"]

    def __init__(self, state="page", **options):
        super().__init__()
        self.state = state
        self.options = options

    def extract(self, text):
        return self.article(text, None).text

    def article(self, text, url):
        import copydesk

        # Not in __init__: the step is sent to its task, and starts once there.
        if not hasattr(self, "cleaner"):
            self.cleaner = copydesk.Cleaner(**self.options)
        return getattr(self.cleaner, self.state or "clean")(text, url)

    def run(self, data, rank=0, world_size=1):
        import copydesk

        for document in data:
            with self.track_time():
                try:
                    article = self.article(document.text, document.metadata.get("url"))
                except copydesk.Error as error:
                    self.stat_update(f"dropped_{error.kind}")
                    continue
                document.text = article.text
                for name in METADATA:
                    found = getattr(article, name)
                    # What is not found leaves what the record says of itself.
                    if found or name not in document.metadata:
                        document.metadata[name] = found
                if not document.text:
                    self.stat_update("dropped_without_article")
                    continue
                self.update_doc_stats(document)
            yield document


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a folder of JSON lines files")
    parser.add_argument("target", help="the folder to write")
    parser.add_argument("--text-key", default="text", help="the field that holds the document")
    parser.add_argument("--state", choices=["page", "lines", "flat"], help="what documents are; told by themselves unless set")
    parser.add_argument("--tasks", type=int, default=1, help="parts that the input's files are dealt out to")
    parser.add_argument("--workers", type=int, default=-1, help="tasks at once")
    parser.add_argument("--logs", default=None, help="where datatrove notes what is done")
    settings = parser.parse_args()
    LocalPipelineExecutor(
        pipeline=[
            JsonlReader(settings.source, text_key=settings.text_key),
            CopydeskExtractor(settings.state),
            JsonlWriter(settings.target, output_filename="${rank}.jsonl", compression=None),
        ],
        tasks=settings.tasks,
        workers=settings.workers,
        logging_dir=settings.logs or f"{settings.target}-logs",
    ).run()


if __name__ == "__main__":
    main()

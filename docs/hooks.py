"""For MkDocs: the page of rules is made from the rule files at every build, so that it is never stale."""

from __future__ import annotations

from click.testing import CliRunner
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from factcheck.cli import cli


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add ``rules.md``, the output of ``factcheck rules reference``."""
    page = CliRunner().invoke(cli, ["rules", "reference"], catch_exceptions=False).stdout
    files.append(File.generated(config, "rules.md", content=page))
    return files

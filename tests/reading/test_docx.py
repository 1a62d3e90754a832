"""Word documents: paragraphs joined by one newline, kinds by style, and what is no document."""

import io
import zipfile

import pytest

import factcheck
from factcheck import reading
from factcheck.errors import ReadingError

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _paragraph(*runs, style=""):
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def _document(body, **parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<?xml version='1.0'?><w:document {NAMES}><w:body>{body}</w:body></w:document>"
        )
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return data.getvalue()


BODY = "".join(
    [
        _paragraph("Roads shut", style="Heading1"),
        _paragraph("The council ", "shut 47", " roads &amp; lanes."),
        _paragraph(),
        _paragraph("It it cost £2.4m."),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Road</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>Kept.</w:t></w:r></w:ins></w:p>",
        _paragraph("One thing", style="ListParagraph"),
    ]
)
TEXT = "Roads shut\nThe council shut 47 roads & lanes.\n\nIt it cost £2.4m.\nRoad\t12\nKept.\nOne thing"


def test_paragraphs_are_joined_by_one_newline(tmp_path):
    path = tmp_path / "a.docx"
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ada Quill</dc:creator></c>'
    path.write_bytes(_document(BODY, docProps__core=core))
    article = reading.read(path)
    assert (article.text, article.file_text, article.author) == (TEXT, TEXT, "Ada Quill")
    kinds = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert kinds[0] == ("headline", "Roads shut")
    assert kinds[-3:] == [("table", "Road\t12"), ("paragraph", "Kept."), ("list", "One thing")]


def test_findings_count_in_the_paragraphs(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(_document(BODY))
    (finding,) = factcheck.check([factcheck.read(path)], rules=["typography/doubled-word"])
    assert TEXT[finding.offset : finding.end_offset] == finding.excerpt == "It it"
    assert (finding.start.line, finding.start.column) == (4, 1)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 cut off",
        b"no archive at all",
        _document("<w:p>"),
        _document('</w:body></w:document><!DOCTYPE x [<!ENTITY a "b">]>'),
    ],
)
def test_what_is_no_document_is_one_problem(tmp_path, data):
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        reading.read(path)
    assert (caught.value.kind, caught.value.path) == ("binary", str(path))

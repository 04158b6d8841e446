"""Word files made by hand for tests: a body of WordprocessingML in, the bytes of a .docx out."""

from __future__ import annotations

import io
import zipfile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip file of the given parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def relations(*rows: tuple[str, str, str]) -> str:
    """Return a relationships part: id, kind, target; a target with a colon is outside."""
    lines = "".join(
        f'<Relationship Id="{id}" Type="{RELATION}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if ":" in target else "")
        + "/>"
        for id, kind, target in rows
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


def part(tag: str, inner: str) -> str:
    """Return a part of a Word file."""
    return f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"


def docx(
    body: str,
    *,
    styles: str = "",
    footnotes: str = "",
    endnotes: str = "",
    links: tuple[tuple[str, str], ...] = (),
    margins: dict[str, str] | None = None,
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """Return a Word file; `margins` are header and footer parts by relation id, such as {"header1": …}."""
    rows = [(id, "hyperlink", target) for id, target in links]
    parts: dict[str, str | bytes] = {"_rels/.rels": relations(("d", "officeDocument", "word/document.xml"))}
    for name, inner in (("styles", styles), ("footnotes", footnotes), ("endnotes", endnotes)):
        if inner:
            parts[f"word/{name}.xml"] = part(name, inner)
            rows.append((name, name, f"{name}.xml"))
    for id, inner in (margins or {}).items():
        kind = id.rstrip("0123456789")
        parts[f"word/{id}.xml"] = part("hdr" if kind == "header" else "ftr", inner)
        rows.append((id, kind, f"{id}.xml"))
    parts["word/document.xml"] = part("document", f"<w:body>{body}</w:body>")
    parts["word/_rels/document.xml.rels"] = relations(*rows)
    return zipped(parts | (more or {}))


def p(*inner: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; text without markup becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    head = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{head}{''.join(each if each.startswith('<') else r(each) for each in inner)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run of text."""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, *result: str) -> str:
    """Return a complex field."""
    shown = "".join(each if each.startswith("<") else r(each) for each in result)
    code = "".join(
        each if each.startswith("<") else f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in [instruction]
    )
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return mark.format("begin") + code + mark.format("separate") + shown + mark.format("end")


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells; a cell without markup becomes a paragraph."""
    cells = ("".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

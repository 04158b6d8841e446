"""“Check a brief” for those who use no terminal: a file is dropped or a paragraph pasted, the marked brief comes back.

The brief is checked in a process of its own, in a folder that is removed at once, within limits of size and time. The
commented Word copy stands inside the answer, so that nothing needs to be kept for it.
"""

from __future__ import annotations

import subprocess
import tempfile
from base64 import b64encode
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path

from markupsafe import Markup, escape

from claimbook.base.errors import BookError
from claimbook.base.following import following_command
from claimbook.brief.html_report import STYLE, TEMPLATES

ADDRESS = "/check-a-brief"
MOST_BYTES = 25_000_000
PATIENCE = 60.0
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'"
FORM_STYLE = """
form{border:1px solid var(--rule);padding:1rem 1.2rem;max-width:44rem;font-family:system-ui,sans-serif}
label{display:block;margin:.6rem 0 .2rem}textarea{width:100%;box-sizing:border-box;font:inherit;min-height:9rem}
button{margin-top:.8rem;font:inherit;padding:.4rem 1.1rem}.wrong{color:var(--bad)}
"""


def page(message: str = "", result: Markup | str = "", title: str = "Check a brief") -> str:
    """Return the page with its form, a sentence of what went wrong, and the marked brief below."""
    return str(
        TEMPLATES.rendered(
            "dropped.html",
            title=title,
            policy=POLICY,
            style=Markup(STYLE + FORM_STYLE),
            address=ADDRESS,
            most=MOST_BYTES // 1_000_000,
            patience=round(PATIENCE),
            message=message,
            result=result,
        )
    )


def answer(content_type: str, body: bytes, book: Path) -> str:
    """Return the page that answers what a form sent; `book` is the folder of the book."""
    try:
        name, content = sent(content_type, body)
        return page(result=checked(name, content, book))
    except BookError as error:
        return page(" ".join(fault.message for fault in error.faults))


def sent(content_type: str, body: bytes) -> tuple[str, bytes]:
    """Return the name and the bytes of the brief in a form; raises BookError where it holds none."""
    if not content_type.startswith("multipart/form-data"):
        raise BookError("Nothing was sent; choose a file or paste a paragraph.")
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    parts = BytesParser(policy=HTTP).parsebytes(head + body)
    text = b""
    for part in parts.iter_parts() if parts.is_multipart() else ():
        content = part.get_payload(decode=True) or b""
        assert isinstance(content, bytes)
        if part.get_filename() and content:
            return Path(str(part.get_filename()).replace("\\", "/")).name or "brief", content
        if part.get_param("name", header="content-disposition") == "text":
            text = content
    if not text.strip():
        raise BookError("Nothing was sent; choose a file or paste a paragraph.")
    return "pasted.txt", text


def checked(name: str, content: bytes, book: Path) -> Markup:
    """Return the marked brief as a part of a page; raises BookError where it cannot be read or takes too long."""
    with tempfile.TemporaryDirectory(prefix="claimbook-brief-") as folder:
        given = Path(folder) / f"brief{Path(name).suffix.lower()[:12]}"
        given.write_bytes(content)
        report, copy = Path(folder) / "report.html", Path(folder) / "commented.docx"
        command = following_command(["check", str(given), "--html", str(report)])
        if given.suffix == ".docx":
            command += ["--docx", str(copy)]
        try:
            ended = subprocess.run(command, cwd=book, capture_output=True, text=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            raise BookError(
                f"The brief took longer than {PATIENCE:.0f} seconds; check it with `claimbook check`."
            ) from None
        if ended.returncode not in (0, 1) or not report.is_file():
            said = ended.stderr.strip().splitlines()
            raise BookError((said[0] if said else "The brief could not be checked.").replace(str(given), name))
        shown = report.read_text("utf-8").replace(escape(given.as_posix()), escape(name))
        taken = b64encode(copy.read_bytes()).decode("ascii") if copy.is_file() else ""
        return TEMPLATES.rendered(
            "result.html",
            inside=Markup(shown.partition("</h1>")[2].partition("</body>")[0]),
            name=f"{Path(name).stem}-commented.docx",
            word=f"data:{WORD};base64,{taken}" if taken else "",
        )

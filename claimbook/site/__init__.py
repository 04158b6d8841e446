"""The site: a Sphinx extension that turns a book's values, figures and tables into pages a reader can follow.

Roles, in any text:
    {value}`id`, {value}`id | form`   a number, leading to its story (forms: claimbook/values/display.py)
    {figref}`id`, {figref}`id | text` a link to a figure, by its takeaway or by a text of one's own
    {sure}`id`                        how sure the book is of a value, in one small word
    {holds}`id > other-id`            shows nothing: the condition under which the sentence before it is true

Directives, for the generated pages: {numbers}, {documents}, {entities}, {confidence-scale}, {statement-kinds},
{extraction-accuracy}, {book-in-figures}, {changes}, {cite-book}, {disagreements}, {gallery}, {checked-brief} (with
a brief in it), {paste-a-brief}.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from claimbook.base.gc_tuning import collect_rarely

if TYPE_CHECKING:
    from sphinx.application import Sphinx

VERSION = "1"
Connection = tuple[str, Callable[..., Any], int]


def connections() -> list[Connection]:
    """Return every event of Sphinx that the site waits for: its name, what is then called, its priority."""
    from claimbook.site import (  # late: whoever needs one module of the site loads no Sphinx
        briefs,
        changes,
        dependence,
        feed,
        figurefiles,
        figurepages,
        frame,
        frozen,
        gate,
        incremental,
        outputs,
        page_metadata,
        pages,
        publishing,
        roles,
        searchindex,
    )  # fmt: skip

    return [
        ("config-inited", frame.choose_theme, 900),
        ("builder-inited", incremental.begin_build, 400),
        ("builder-inited", gate.prove_book, 500),
        ("builder-inited", frame.keep_bytecode, 600),
        ("builder-inited", frame.add_assets, 600),
        ("builder-inited", searchindex.answer_ourselves, 600),
        ("builder-inited", frozen.prove_editions, 600),
        ("env-get-outdated", dependence.outdated, 500),
        ("doctree-read", dependence.note_page, 500),
        ("doctree-read", outputs.find_lost_cards, 500),
        ("doctree-read", searchindex.note_found, 500),
        ("env-updated", roles.find_homeless, 400),
        ("env-updated", gate.report_faults, 500),
        ("env-updated", figurefiles.plan_figures, 600),
        ("env-updated", incremental.pages_to_write, 700),
        ("env-updated", figurepages.write_book_files, 800),
        ("env-updated", frozen.carry_editions, 800),
        ("doctree-resolved", roles.resolve_links, 500),
        ("doctree-resolved", pages.write_views, 500),
        ("html-collect-pages", figurepages.collect_figures, 500),
        ("html-collect-pages", searchindex.collect_search, 500),
        ("html-collect-pages", frame.collect_lost, 500),
        ("html-page-context", frame.fill_frame, 900),
        ("html-page-context", page_metadata.fill_metadata, 950),
        ("build-finished", publishing.publish_data, 500),
        ("build-finished", briefs.publish_values, 500),
        ("build-finished", searchindex.write_index, 800),
        ("build-finished", figurefiles.write_figures, 850),
        ("build-finished", publishing.tidy_static, 900),
        ("build-finished", changes.note_differences, 900),
        ("build-finished", incremental.end_build, 950),
        ("build-finished", feed.publish_feed, 950),
    ]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register roles, directives, nodes, the theme, the domain, and every event."""
    from claimbook.site import charts, frame, outputs, pages, roles  # late: as above
    from claimbook.site.domain import BookDomain  # late: as above

    collect_rarely()
    app.add_domain(BookDomain)
    for name, role in roles.ROLES.items():
        app.add_role(name, role())
    for name in pages.DIRECTIVES:
        app.add_directive(name, pages.Generated)
    app.add_directive("documents", pages.Documents)
    app.add_directive("checked-brief", pages.CheckedBrief)
    app.add_node(pages.view)
    nowhere = (charts.skip, None)
    for node, visit in ((charts.figure_view, charts.visit_figure), (outputs.stored_output, outputs.visit_output)):
        app.add_node(node, html=(visit, None), latex=nowhere, text=nowhere, man=nowhere, texinfo=nowhere)
    frame.add_theme(app)
    for event, called, priority in connections():
        app.connect(event, called, priority=priority)
    return {"version": VERSION, "env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}

/**
 * What a page does when it is touched: panels at numbers, interactive charts, the numbers table, copying, printing.
 *
 * Every part works on what stands in the page already; without this script a number is a link, a chart a drawing and
 * the table a table. Nothing is fetched but the Vega bundle, and that only when a chart comes into view.
 */
(() => {
  "use strict";

  const spoken = document.getElementById("cb-spoken");
  const say = (text) => { if (spoken) spoken.textContent = text; };

  /* Panels: one at a time, opened at a number by pointer, focus or touch. */

  const stories = new Map([...document.querySelectorAll("template[data-story]")].map((each) => [each.dataset.story, each]));
  const OPEN_AFTER = 180, CLOSE_AFTER = 250, MARGIN = 8;
  let panel = null, at = null, timer = 0, touched = false;

  const storyOf = (link) => stories.get(decodeURIComponent(link.hash.slice(1)));

  const small = (name, text) => {
    const made = document.createElement("p");
    made.className = name;
    made.textContent = text;
    return made;
  };

  const buttonNamed = (name, copy) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = name;
    if (copy !== undefined) made.dataset.copy = copy;
    return made;
  };

  /** What the text says of a number where it writes it otherwise than the book holds it: 61 % for 60.7 %. */
  const writtenAs = (link, { text, story, asOf }, label) => {
    const digits = (words) => (words.match(/\d[\d.,]*/g) ?? []).join(" "), said = link.textContent.trim();
    const same = [text, asOf ?? "", story, label].some((each) => digits(each) === digits(said) || each.includes(said));
    return !digits(said) || same ? "" : said;
  };

  const actions = (link, story, said) => {
    const made = small("actions", ""), entry = document.createElement("a"), { text, copy, betterText, betterCopy } = story.dataset;
    entry.href = link.href;
    entry.textContent = "The whole entry";
    made.append(entry, buttonNamed("Copy with citation", said ? copy.replace(text, `${said} (held as ${text})`) : copy));
    if (betterCopy) made.append(buttonNamed(`Cite the better number: ${betterText}`, betterCopy));
    const menu = menuOf(story.dataset.story, said && { said, text }, (opened) => made.parentElement.before(opened));
    made.children[1].after(menu);
    return made;
  };

  /** What stays in sight at the lower edge of a panel, however long it is. */
  const footOf = (link, story, sheet, said) => {
    const made = document.createElement("div");
    made.className = "panel-foot";
    made.append(actions(link, story, said), small("edition", `${story.dataset.edition} · ${story.dataset.story}`));
    if (!sheet) made.append(small("hint", "Arrow down steps in, Escape closes."));
    return made;
  };

  const makePanel = (link, story, sheet) => {
    const made = document.createElement("div");
    made.className = sheet ? "panel sheet" : "panel";
    made.id = "cb-panel";
    made.tabIndex = -1;
    made.setAttribute("role", "dialog");
    made.setAttribute("aria-label", `Where ${link.textContent} comes from`);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", () => closePanel(true));
    const told = story.content.cloneNode(true), head = told.querySelector(".panel-head");
    const said = writtenAs(link, story.dataset, head.querySelector("span").textContent);
    if (said) head.append(small("written", `written “${said}” in the text`));
    made.append(close, told, footOf(link, story, sheet, said));
    made.addEventListener("pointerenter", () => clearTimeout(timer));
    made.addEventListener("pointerleave", closeSoon);
    return made;
  };

  const place = () => {
    if (!panel || panel.classList.contains("sheet")) return;
    const number = at.getClientRects()[0], box = panel.getBoundingClientRect();
    const below = number.bottom + MARGIN + box.height < innerHeight || number.top < box.height + MARGIN;
    const top = below ? number.bottom + MARGIN : number.top - box.height - MARGIN;
    const left = Math.min(Math.max(MARGIN, number.left - 24), document.documentElement.clientWidth - box.width - MARGIN);
    panel.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - box.height - MARGIN))}px`;
    panel.style.left = `${Math.max(MARGIN, left)}px`;
  };

  const openPanel = (link, sheet) => {
    const story = storyOf(link);
    clearTimeout(timer);
    if (!story || at === link) return;
    closePanel(false);
    at = link;
    panel = makePanel(link, story, sheet);
    document.body.append(panel);
    link.setAttribute("aria-expanded", "true");
    link.setAttribute("aria-controls", panel.id);
    place();
    const head = panel.querySelector(".panel-head"), source = panel.querySelector(".quote, .told");
    say([head, source].filter(Boolean).map((each) => each.textContent.trim()).join(". "));
  };

  const closePanel = (back) => {
    clearTimeout(timer);
    if (!panel) return;
    const from = at, inside = panel.contains(document.activeElement);
    panel.remove();
    from.removeAttribute("aria-expanded");
    from.removeAttribute("aria-controls");
    panel = at = null;
    say("");
    if (back || inside) { touched = true; from.focus({ preventScroll: true }); touched = false; }
  };

  const closeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (panel && !panel.contains(document.activeElement) && document.activeElement !== at) closePanel(false);
    }, CLOSE_AFTER);
  };

  const numberAt = (target) => target instanceof Element && target.closest("main a.value");

  if (stories.size) {
    document.addEventListener("pointerover", (event) => {
      const link = event.pointerType !== "touch" && numberAt(event.target);
      if (!link) return;
      clearTimeout(timer);
      timer = setTimeout(() => openPanel(link, false), at ? 60 : OPEN_AFTER);
    });
    document.addEventListener("pointerout", (event) => {
      if (event.pointerType !== "touch" && numberAt(event.target)) closeSoon();
    });
    document.addEventListener("pointerdown", (event) => {
      touched = event.pointerType === "touch" || event.pointerType === "pen";
      if (panel && !panel.contains(event.target) && !numberAt(event.target)) closePanel(false);
    });
    document.addEventListener("click", (event) => {
      const link = numberAt(event.target), keyed = event.detail === 0;
      if (!link || keyed || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !storyOf(link)) return;
      event.preventDefault();
      openPanel(link, touched);
      (touched ? panel.querySelector(".close") : panel).focus({ preventScroll: true });
      touched = false;
    });
    document.addEventListener("focusin", (event) => {
      const link = numberAt(event.target);
      if (link && !touched && link.matches(":focus-visible")) openPanel(link, false);
    });
    document.addEventListener("focusout", (event) => {
      if (!panel || panel.contains(event.relatedTarget) || event.relatedTarget === at) return;
      if (panel.contains(event.target) || event.target === at) closeSoon();
    });
    document.addEventListener("keydown", (event) => {
      if (!panel) return;
      if (event.key === "Escape" && closeMenu(panel)) { event.preventDefault(); place(); return; }
      if (event.key === "Escape") { event.preventDefault(); closePanel(panel.contains(document.activeElement)); }
      if (event.key === "ArrowDown" && document.activeElement === at) {
        event.preventDefault();
        panel.querySelector("a, button:not(.close)").focus();
      }
      if (event.key === "Tab" && panel.contains(document.activeElement)) stepOut(event);
    });
    addEventListener("scroll", place, { passive: true });
    addEventListener("resize", place);
  }

  /** At either end of the panel, Tab goes back to its number, so that reading goes on from there. */
  const stepOut = (event) => {
    const stops = [...panel.querySelectorAll("a, button")].filter((each) => each.offsetParent);
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    closePanel(true);
  };

  /* Citing: one menu, the same at every number and figure. What it copies comes with a script of its own when it opens. */

  const HANDED_OUT = {
    "Sentence": [["sentence", "for Word", "html"], ["markdown", "Markdown"], ["latex", "LaTeX"]],
    "Reference": [["apa", "APA", "apa_html"], ["chicago", "Chicago", "chicago_html"], ["bibtex", "BibTeX"]],
    "Address": [["link", "Link"], ["short", "Short form"]],
  };
  const ESCAPED = {
    latex: (text) => text.replace(/[$&#%_{}]/g, "\\$&"),
    markdown: (text) => text.replace(/[\\`*_[\]<>#|~$]/g, "\\$&"),
    html: (text) => text.replace(/[&<>]/g, (each) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[each]),
    sentence: (text) => text,
  };
  const top = document.documentElement.dataset.content_root ?? "./";
  const wanted = new Map(), known = new Map();
  window.claimbookCopies = (id, copies) => wanted.get(id)?.(copies);

  const copiesOf = (id) => {
    if (!known.has(id)) {
      known.set(id, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        wanted.set(id, resolve);
        script.src = `${top}cite/${id}.js`;
        script.addEventListener("error", () => { known.delete(id); reject(new Error(script.src)); });
        document.head.append(script);
      }));
    }
    return known.get(id);
  };

  /** A sentence says a number as the text beside it does. */
  const asWritten = (copies, kind, written) => {
    const escaped = ESCAPED[kind];
    if (!written || !escaped) return copies[kind];
    const [text, said] = [written.text, written.said].map((each) => escaped(each.replace(/\s+/g, " ")));
    return copies[kind].replace(`: ${text} (`, `: ${said} (held as ${text}) (`);
  };

  const linkOf = ({ link, place: below }) => link || new URL(top + below, location.href).href;

  const fill = (menu, copies, written) => {
    for (const [group, forms] of Object.entries(HANDED_OUT)) {
      const row = document.createElement("p"), name = document.createElement("span");
      name.textContent = group;
      row.append(name);
      for (const [kind, word, rich] of forms) {
        const button = buttonNamed(word, kind === "link" ? linkOf(copies) : asWritten(copies, kind, written));
        button.setAttribute("aria-label", `Copy ${group.toLowerCase()}: ${word}`);
        if (rich) button.dataset.copyHtml = asWritten(copies, rich, written);
        row.append(button);
      }
      menu.append(row);
    }
  };

  /** The button that opens the menu of an id; `written` is how the text writes a number, `put` where the menu goes. */
  const menuOf = (id, written, put) => {
    const opens = buttonNamed("Copy as …");
    opens.className = "opens-copies";
    opens.setAttribute("aria-expanded", "false");
    opens.addEventListener("click", async () => {
      if (opens.copies) { closeCopies(opens); return; }
      const menu = document.createElement("div");
      menu.className = "copies";
      menu.setAttribute("role", "group");
      menu.setAttribute("aria-label", `Copy the citation of ${id}`);
      opens.copies = menu;
      opens.setAttribute("aria-expanded", "true");
      put(menu);
      try {
        fill(menu, await copiesOf(id), written);
      } catch {
        menu.append(small("", "The citation could not be loaded; its page and files have it too."));
      }
      place();
      menu.lastElementChild.scrollIntoView({ block: "nearest" });
      menu.querySelector("button")?.focus({ preventScroll: true });
    });
    return opens;
  };

  const closeCopies = (opens) => {
    opens.copies.remove();
    delete opens.copies;
    opens.setAttribute("aria-expanded", "false");
  };

  /** Close the menu that is open within an element and go back to its button; tell whether there was one. */
  const closeMenu = (within) => {
    const opens = [...within.querySelectorAll("button.opens-copies")].find((each) => each.copies);
    if (!opens) return false;
    closeCopies(opens);
    opens.focus({ preventScroll: true });
    return true;
  };

  for (const at of document.querySelectorAll("[data-cite]")) {
    at.append(menuOf(at.dataset.cite, null, (menu) => at.closest("p, div").after(menu)));
  }
  document.addEventListener("keydown", (event) => {
    const around = !panel && event.key === "Escape" && event.target instanceof Element && event.target.closest("figure, section, td, main");
    if (around && closeMenu(around)) event.preventDefault();
  });

  /* Copying: to the clipboard where the browser lets us, by a selection where it does not. */

  const copy = async (text, html) => {
    try {
      if (html && copyEvent(text, html)) return true;
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "visually-hidden";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  /** The event of copying takes HTML as it is, also on pages opened from disk; the clipboard itself would change it. */
  const copyEvent = (text, html) => {
    const give = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/plain", text);
      event.clipboardData.setData("text/html", html);
    };
    document.addEventListener("copy", give, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", give);
    return done;
  };

  const DONE = "Copied", FAILED = "Copying failed";

  /** Code for other sites names files from the site's first page on; copied from the web, it names them in full. */
  const whole = (button) => {
    const code = button.dataset.copy, start = button.closest("[data-addresses-from]")?.dataset.addressesFrom;
    if (start === undefined || !/^https?:$/.test(location.protocol)) return code;
    const from = new URL(start, location.href);
    return code.replace(/(?<=\s)(src|href)="([^"]*)"/g, (_, name, file) => `${name}="${new URL(file, from).href}"`);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("button[data-copy]");
    if (!button) return;
    if (button.textContent === DONE || button.textContent === FAILED) return;
    const before = button.textContent;
    const done = await copy(whole(button), button.dataset.copyHtml);
    button.textContent = done ? DONE : FAILED;
    say(button.textContent);
    setTimeout(() => { button.textContent = before; }, 2000);
  });

  /* Charts: the drawing gives way to the interactive view when it is seen or touched. */

  const SHARED = ["$schema", "background", "config", "datasets"];
  const ERRORS_ONLY = 1, STILL_AFTER = 2500;
  const NARROW = matchMedia(document.body.classList.contains("embed") ? "(max-width: 34rem)" : "(max-width: 40rem)");
  let vega = null;

  const loadVega = () => {
    vega ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = document.body.dataset.vega;
      script.addEventListener("load", () => resolve(window.vegaEmbed));
      script.addEventListener("error", reject);
      document.head.append(script);
    });
    return vega;
  };

  const specOf = (chart) => {
    const { wide, narrow } = JSON.parse(chart.querySelector("script.spec").textContent);
    if (!NARROW.matches) return wide;
    for (const key of SHARED) if (key in wide) narrow[key] = wide[key];
    return narrow;
  };

  const enliven = async (chart) => {
    const drawing = chart.querySelector(".drawing"), controls = chart.querySelector(".controls");
    const embed = await loadVega();
    const live = document.createElement("div");
    live.className = "live";
    controls?.replaceChildren();
    const options = {
      mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false, bind: controls ?? undefined,
      tooltip: { disableDefaultStyle: true }, config: { aria: false }, logLevel: ERRORS_ONLY,
    };
    const { view } = await embed(live, specOf(chart), options);
    chart.view?.finalize();
    chart.view = view;
    drawing.replaceChildren(live);
    for (const svg of drawing.querySelectorAll("svg")) svg.setAttribute("aria-hidden", "true");
    if (controls) {
      nameControls(chart, controls);
      settle(chart, view, controls);
    }
    chart.dataset.live = "";
  };

  /** Vega leaves its controls without names that a screen reader could say. */
  const nameControls = (chart, controls) => {
    for (const input of controls.querySelectorAll("input, select")) {
      const name = input.closest(".vega-bind")?.querySelector(".vega-bind-name");
      if (name && !input.labels?.length) input.setAttribute("aria-label", name.textContent.trim());
    }
  };

  /* What a reader sets: presets, a line that says what comes of it, and the settings in the address. */

  const boundIn = (chart) => specOf(chart).params?.filter((each) => each.bind?.input) ?? [];

  const settle = (chart, view, controls) => {
    const bound = boundIn(chart);
    if (!bound.length) return;
    const known = (name) => { try { return view.signal(name); } catch { return undefined; } };
    for (const [name, value] of addressed(chart, bound)) {
      view.signal(name, value);
      controls.parentElement.open = true;
    }
    const named = known("presets");
    if (named) controls.prepend(presetsOf(named, view));
    if (known("says") !== undefined) {
      const line = document.createElement("output");
      line.textContent = view.signal("says");
      view.addSignalListener("says", (_, text) => { line.textContent = text; });
      controls.append(line);
    }
    for (const { name } of bound) view.addSignalListener(name, () => address(chart, view, bound));
    for (const shown of controls.querySelectorAll("input[type=range] + *")) writeOut(shown);
    view.runAsync();
  };

  const presetsOf = (named, view) => {
    const made = document.createElement("p");
    made.className = "presets";
    for (const { name, settings } of named) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => {
        for (const [signal, value] of Object.entries(settings)) view.signal(signal, value);
        view.runAsync();
      });
      made.append(button);
    }
    return made;
  };

  /** Thousands in what stands beside a slider are set apart, as everywhere in the book. */
  const writeOut = (shown) => {
    const write = () => {
      const text = Number(shown.textContent).toLocaleString("en");
      if (/^[\d.]+$/.test(shown.textContent) && text !== shown.textContent) shown.textContent = text;
    };
    new MutationObserver(write).observe(shown, { childList: true, characterData: true, subtree: true });
    write();
  };

  /** The settings stand behind the figure's id: only what a reader has moved is written, and only what fits is read. */
  const address = (chart, view, bound) => {
    const query = new URLSearchParams(bound.map(({ name }) => [name, view.signal(name)]));
    history.replaceState(null, "", `#${chart.id}?${query}`);
  };

  const fits = (value, { input, min, max, options }) => (input === "range"
    ? value !== "" && Number(value) >= min && Number(value) <= max
    : options?.includes(value));

  const addressed = (chart, bound) => {
    const [id, query] = location.hash.slice(1).split("?");
    if (id !== chart.id || !query) return [];
    const asked = new URLSearchParams(query);
    return bound.filter(({ name, bind }) => asked.has(name) && fits(asked.get(name), bind))
      .map(({ name, bind }) => [name, bind.input === "range" ? Number(asked.get(name)) : asked.get(name)]);
  };

  const charts = [...document.querySelectorAll("figure.chart")].filter((each) => each.querySelector("script.spec"));
  if (charts.length && document.body.dataset.vega) {
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) start(entry.target);
    }, { rootMargin: "0px 0px 120px 0px" });
    const start = (chart) => {
      seen.unobserve(chart);
      if ("asked" in chart.dataset) return;
      chart.dataset.asked = "";
      enliven(chart).catch(() => { chart.dataset.asked = "failed"; });
    };
    for (const chart of charts) {
      chart.querySelector("details.settings")?.addEventListener("toggle", () => start(chart));
      const drawing = chart.querySelector(".drawing");
      for (const name of ["pointerover", "pointerdown"]) drawing.addEventListener(name, () => start(chart), { once: true });
    }
    /* A page is there to be read first: its charts wait for a sign of life, or until it has been still for a while. */
    const wake = () => { for (const chart of charts) if (!("asked" in chart.dataset)) seen.observe(chart); };
    const settle = () => setTimeout(wake, STILL_AFTER);
    if (document.body.dataset.starts !== "touched") {
      for (const sign of ["scroll", "pointermove", "pointerdown", "keydown"]) {
        addEventListener(sign, wake, { once: true, passive: true });
      }
      if (document.readyState === "complete") settle(); else addEventListener("load", settle);
    }
    const sent = charts.find((each) => location.hash.startsWith(`#${each.id}?`));
    if (sent) { sent.scrollIntoView(); start(sent); }
    NARROW.addEventListener("change", () => {
      for (const chart of charts) if ("live" in chart.dataset) enliven(chart);
    });
  }

  /** A filter gives way to a link that leads to what it hides. */
  const giveWay = (form, again) => {
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest("[hidden]") || !form.parentElement.contains(target)) return;
      form.reset();
      again();
      target.scrollIntoView();
    });
  };

  /* The numbers table: find, filter, sort. */

  const table = document.querySelector("table.sortable"), finder = document.querySelector("form.finder");
  if (table && finder) {
    const body = table.tBodies[0], rows = [...body.rows];
    const texts = new Map(rows.map((row) => [row, `${row.textContent} ${row.dataset.number}`.toLowerCase()]));
    const found = finder.querySelector(".found");
    const show = () => {
      const wanted = finder.elements.find.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const row of rows) {
        const hit = wanted.every((word) => texts.get(row).includes(word))
          && ["origin", "topic", "sure"].every((name) => !finder.elements[name].value || row.dataset[name] === finder.elements[name].value);
        row.hidden = !hit;
        count += hit;
      }
      found.textContent = `${count} of ${rows.length} values`;
    };
    const keys = [
      (row) => texts.get(row), (row) => Number.parseFloat(row.dataset.number), (row) => row.dataset.sure, (row) => row.dataset.origin,
    ];
    const { compare } = new Intl.Collator("en");
    const order = (one, other) => (typeof one === "number"
      ? (Number.isNaN(one) - Number.isNaN(other)) || one - other
      : compare(one, other));
    const sort = (column, heading) => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keyed = rows.map((row) => [keys[column](row), row]);
      keyed.sort((a, b) => order(a[0], b[0]) * (down ? -1 : 1));
      body.replaceChildren(...keyed.map((each) => each[1]));
    };
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(column, heading));
      heading.append(button);
    });
    finder.hidden = false;
    finder.addEventListener("input", show);
    finder.addEventListener("submit", (event) => event.preventDefault());
    giveWay(finder, show);
    show();
  }

  /* The table of a figure: sorted by a column, numbers as numbers, empty ones last. */

  for (const sorted of document.querySelectorAll("table.sorts")) {
    const numberIn = (text) => Number.parseFloat(text.replace(/[^\d.,-]/g, "").replaceAll(",", ""));
    const sortBy = (column, heading) => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const each of sorted.tHead.rows[0].cells) each.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[column].dataset.number ?? row.cells[column].textContent.trim();
      const rows = [...sorted.tBodies[0].rows];
      const numeric = rows.filter((row) => row.cells[column].dataset.number !== undefined).length > 0;
      const compare = (one, other) => {
        if (!numeric) return key(one).localeCompare(key(other), "en") * (down ? -1 : 1);
        const [a, b] = [numberIn(key(one)), numberIn(key(other))];
        return Number.isNaN(a) - Number.isNaN(b) || (a - b) * (down ? -1 : 1);
      };
      sorted.tBodies[0].append(...rows.sort(compare));
    };
    [...sorted.tHead.rows[0].cells].forEach((heading, column) => {
      if (!heading.textContent.trim()) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sortBy(column, heading));
      heading.append(button);
    });
  }

  /* A figure in a frame on another site tells that site how high it is. */

  if (document.body.classList.contains("embed") && parent !== window) {
    const parts = [...document.querySelectorAll("body > main, body > footer")];
    const tell = () => {
      const height = parts.reduce((sum, part) => sum + part.getBoundingClientRect().height, 0);
      parent.postMessage({ claimbookHeight: Math.ceil(height) }, "*");
    };
    const told = new ResizeObserver(tell);
    for (const part of parts) told.observe(part);
    addEventListener("load", tell);
    addEventListener("message", (event) => event.data?.claimbookAsks && tell());
  }

  /* A list of statements: find and filter; a heading goes with the last of its entries. */

  for (const sieve of document.querySelectorAll(".statements > form.sieve")) {
    const groups = [...sieve.parentElement.querySelectorAll(".topic, .alike")];
    const entries = [...sieve.parentElement.querySelectorAll("li[data-verdict]")];
    const texts = new Map(entries.map((each) => [each, each.textContent.toLowerCase()]));
    const choices = [...sieve.querySelectorAll("select")];
    const sift = () => {
      const wanted = sieve.elements.find.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const entry of entries) {
        const hit = wanted.every((word) => texts.get(entry).includes(word))
          && choices.every(({ name, value }) => !value || entry.dataset[name] === value || (name === "documents" && entry.dataset[name].split(" ").includes(value)));
        entry.hidden = !hit;
        count += hit;
      }
      for (const group of groups) group.hidden = !group.querySelector("li[data-verdict]:not([hidden])");
      sieve.querySelector(".found").textContent = `${count} of ${entries.length} statements`;
    };
    sieve.hidden = false;
    sieve.addEventListener("input", sift);
    sieve.addEventListener("submit", (event) => event.preventDefault());
    giveWay(sieve, sift);
    sift();
  }

  /* Links into folded parts unfold them; paper shows everything. */

  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let each = target && target.closest("details"); each; each = each.parentElement?.closest("details")) each.open = true;
    const entry = target && target.closest("table.numbers tr")?.querySelector("details");
    if (entry) entry.open = true;
  };
  reveal();
  addEventListener("hashchange", reveal);

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => { for (const each of folded) each.open = false; });
})();

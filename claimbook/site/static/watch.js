/**
 * "Watch my citations": the numbers that a reader ticks, or that a pasted text cites, as an OPML file of their feeds.
 *
 * The file is made here, from what stands in the page; nothing is fetched, sent or kept.
 */
(() => {
  "use strict";

  const table = document.querySelector("table.numbers"), form = document.querySelector("form.watcher");
  if (!table || !form) return;

  const { short, title, address } = form.dataset;
  const told = form.querySelector("[role=status]"), save = form.querySelector("button.save"), clear = form.querySelector("button.clear");
  const rows = new Map([...table.tBodies[0].rows].map((row) => [row.id, row]));
  const gone = new Set([...document.querySelectorAll(".taken-out li")].map((item) => item.id));
  const boxes = new Map(), chosen = new Set();
  const root = address ? `${address}/` : new URL("..", location.href).href;

  const nameOf = (row) => row.cells[0].firstChild.textContent.trim();

  const show = (more) => {
    const count = chosen.size;
    told.textContent = [count ? `${count} number${count === 1 ? "" : "s"} chosen.` : "No number is chosen.", more].filter(Boolean).join(" ");
    save.disabled = clear.disabled = !count;
  };

  const choose = (id, wanted) => {
    if (wanted) chosen.add(id); else chosen.delete(id);
    if (boxes.has(id)) boxes.get(id).checked = wanted;
  };

  const giveBoxes = () => {
    for (const [id, row] of rows) {
      const label = document.createElement("label"), box = document.createElement("input");
      box.type = "checkbox";
      box.setAttribute("aria-label", `Watch ${nameOf(row)}`);
      box.addEventListener("change", () => { choose(id, box.checked); show(); });
      label.className = "watch";
      label.append(box, " Watch");
      row.cells[0].append(label);
      boxes.set(id, box);
    }
  };

  const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
  const CITED = [
    new RegExp(`${quoted(short)}:(${ID})`, "g"), /numbers\.html#([a-z0-9-]+)/g, /\/n\/([a-z0-9-]+)\.html/g, /\/values\/([a-z0-9-]+)\.(?:json|atom)/g,
  ];

  /** The ids that a text cites: by short form, by link, or by the key of a BibTeX entry, which ends with the edition. */
  const citedIn = (text) => {
    const found = new Set(CITED.flatMap((form) => [...text.matchAll(form)].map((match) => match[1])));
    for (const [key] of text.matchAll(new RegExp(`${quoted(short)}-${ID}`, "g"))) {
      const parts = key.slice(short.length + 1).split("-");
      while (parts.length && !rows.has(parts.join("-")) && !gone.has(parts.join("-"))) parts.pop();
      if (parts.length) found.add(parts.join("-"));
    }
    return found;
  };

  const inXml = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  const opml = () => {
    const lines = [...chosen].map((id) => {
      const name = inXml(`${nameOf(rows.get(id))} (${short}:${id})`);
      return `  <outline type="rss" text="${name}" title="${name}" xmlUrl="${inXml(`${root}values/${id}.atom`)}" htmlUrl="${inXml(`${root}pages/numbers.html#${id}`)}"/>`;
    });
    return ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', ` <head><title>${inXml(title)}: cited numbers</title></head>`,
      " <body>", ...lines, " </body>", "</opml>", ""].join("\n");
  };

  form.querySelector("details").addEventListener("toggle", (event) => {
    table.classList.toggle("watching", event.target.open);
    if (event.target.open && !boxes.size) giveBoxes();
  });
  form.elements.text.addEventListener("input", (event) => {
    const cited = [...citedIn(event.target.value)], known = cited.filter((id) => rows.has(id));
    for (const id of known) choose(id, true);
    const taken = cited.filter((id) => gone.has(id)), unknown = cited.filter((id) => !rows.has(id) && !gone.has(id));
    show([taken.length && `Taken out since: ${taken.join(", ")}.`, unknown.length && `No number of this list: ${unknown.join(", ")}.`].filter(Boolean).join(" "));
  });
  clear.addEventListener("click", () => {
    for (const id of [...chosen]) choose(id, false);
    form.elements.text.value = "";
    show();
  });
  save.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([opml()], { type: "text/x-opml" }));
    link.download = `${short}-citations.opml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  show();
})();

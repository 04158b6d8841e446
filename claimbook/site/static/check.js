/**
 * Checks a pasted text against the values of the book: what it cites, what has become of it, and whether the value stands
 * in the sentence as the book writes it. It reads no quantities: what is written otherwise is shown side by side.
 */
window.checkABrief = (book) => {
  "use strict";

  const place = document.querySelector(".paste-a-brief");
  if (!place) return;
  const [field, button, out] = ["textarea", "button", ".findings"].map((each) => place.querySelector(each));
  const cues = Object.entries(book.cues).sort((one, other) => other[0].length - one[0].length);
  const figures = new Set(book.figures);
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  /** Spaces and commas as they may be written either way. */
  const plain = (text) => text.replace(/[\u00a0\u2009\u202f]/g, " ").replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/\s+/g, " ").toLowerCase();

  const ID = "[0-9A-Za-z][0-9A-Za-z_.-]*", EDITION = "[0-9]+(?:\\.[0-9]+)*(?:\\+[0-9-]+)?";
  const name = escaped(book.name);
  const CITATIONS = [
    new RegExp(`${name}:(${ID})(?:@(${EDITION}))?`, "gi"),
    new RegExp(`https?://[^\\s)\\]>]*?/e/([^/\\s]+)/(?:n|embed|figures)/([^/\\s)\\]]+?)\\.html`, "gi"),
    new RegExp(`https?://[^\\s)\\]>]*?(?:numbers\\.html#|/(?:figures|embed)/)(${ID}?)(?=\\.html|[\\s)\\],;>]|$)`, "gi"),
    new RegExp(`(?<![\\w:/.-])${name}-([0-9A-Za-z-]+)`, "gi"),
  ];

  /** The id and edition of a key of the bibliography. */
  const ofKey = (rest) => {
    const working = rest.match(/-plus-(\d+)$/), bare = working ? rest.slice(0, working.index) : rest;
    for (const each of book.editions) {
      const end = `-${each.replace(/[^0-9A-Za-z]+/g, "-")}`;
      if (bare.endsWith(end)) return [bare.slice(0, -end.length), working ? `${each}+${working[1]}` : each];
    }
    return [bare.replace(/-\d+-\d+$/, ""), bare.match(/-(\d+-\d+)$/)?.[1].replace("-", ".") ?? ""];
  };

  /** The citations of a sentence, each once: its id, its edition, how it stands there. */
  const citationsIn = (sentence) => {
    const found = new Map();
    CITATIONS.forEach((pattern, kind) => {
      for (const match of sentence.matchAll(pattern)) {
        let [id, edition] = kind === 1 ? [match[2], match[1]] : kind === 3 ? ofKey(match[1]) : [match[1], match[2] ?? ""];
        id = id.replace(/[.,;:_-]+$/, "").replace(/\.(?:live|frozen)$/, "");
        if (id && !found.has(`${id}@${edition}`)) found.set(`${id}@${edition}`, { id, edition, written: match[0] });
      }
    });
    return [...found.values()];
  };

  const distance = (one, other) => {
    let row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      }
      row = next;
    }
    return row[other.length];
  };

  const nearest = (word, words) => words.map((each) => [distance(word, each), each])
    .filter(([apart, each]) => apart <= Math.max(2, each.length / 4)).sort((one, other) => one[0] - other[0])[0]?.[1];

  /** Where one of the forms of a value stands in a sentence, and the word of comparison before it. */
  const standing = (forms, sentence) => {
    for (const form of forms) {
      const match = new RegExp(`(?<![\\p{L}\\d.$€£¥₩₹-])${escaped(plain(form))}(?![\\p{L}\\d%]|[.,]\\d)`, "u").exec(sentence);
      if (!match) continue;
      const before = sentence.slice(0, match.index).trimEnd();
      const cue = cues.find(([each]) => before.endsWith(each) && !/\p{L}/u.test(before[before.length - each.length - 1] ?? " "));
      return { cue: cue ? cue[0] : "", limit: cue ? cue[1] : "" };
    }
    return null;
  };

  /** What is to be said of one citation: kind (bad, open, good), verdict, explanation. */
  const judged = (citation, sentence) => {
    const value = book.values[citation.id], [edition] = citation.edition.split("+");
    if (!value && figures.has(citation.id)) return ["open", "figure", "A figure holds many values; cite the number itself, or compare by eye."];
    if (!value) {
      const offered = nearest(citation.id, [...Object.keys(book.values), ...book.figures]);
      return ["bad", "broken_citation", `The book has no ${citation.id}.${offered ? ` Did you mean ${offered}?` : ""}`];
    }
    if (edition && !book.editions.includes(edition)) {
      return ["bad", "broken_citation", `There is no edition ${edition}; there are ${book.editions.join(", ")}.`];
    }
    if (!value.now || value.status === "withdrawn") return ["bad", "withdrawn", "The book has withdrawn this value."];
    const frozen = edition && !citation.edition.includes("+");
    if (frozen && !(edition in value.past)) {
      return ["bad", "wrong_citation", `Edition ${edition} does not hold ${citation.id}; the book says ${value.now[0]} now.`];
    }
    const cell = frozen && value.past[edition] ? value.past[edition] : value.now;
    const stands = standing(cell[2], plain(sentence));
    if (value.status === "superseded") return ["bad", "superseded", `${value.by || "Another value"} has followed this one.`];
    if (!stands) return ["open", "compare", `The book says ${cell[0]}. The sentence does not have it as the book writes it.`];
    const limits = [cell[1], stands.limit].map((each) => (each === "about" ? "" : each));
    if (limits[0] !== limits[1]) {
      return ["bad", "wrong_comparator", `The book says ${cell[0]}; the sentence says ${stands.cue ? `“${stands.cue}”` : "it without that word"}.`];
    }
    if (cell !== value.now && cell[0] !== value.now[0]) return ["bad", "revised", `Revised from ${cell[0]} to ${value.now[0]}.`];
    return ["good", "current", `The book says ${cell[0]}.`];
  };

  /** The sentences of a text; a citation behind the full stop belongs to the sentence before it. */
  const sentencesOf = (text) => text.split(/\n+|(?<=[.!?])\s+(?=["“‘\p{Lu}])|(?<=。)/u).map((each) => each.trim()).filter(Boolean);

  const element = (tag, text, className = "") => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const shown = ({ citation, sentence, told: [kind, verdict, why] }) => {
    const item = element("li", "", kind), value = book.values[citation.id];
    item.append(element("span", verdict.replaceAll("_", " "), "verdict"), ": ");
    if (value) {
      const link = element("a", value.label);
      link.href = `${place.dataset.numbers}#${citation.id}`;
      item.append(link, ". ");
    } else item.append(element("code", citation.written), ". ");
    item.append(element("span", why), element("blockquote", sentence));
    return item;
  };

  const ORDER = ["bad", "open", "good"];
  const check = () => {
    const found = sentencesOf(field.value).flatMap((sentence) =>
      citationsIn(sentence).map((citation) => ({ citation, sentence, told: judged(citation, sentence) })));
    found.sort((one, other) => ORDER.indexOf(one.told[0]) - ORDER.indexOf(other.told[0]));
    const count = (kind) => found.filter((each) => each.told[0] === kind).length;
    out.replaceChildren(element("p", found.length
      ? `${found.length} citations: ${count("bad")} to mend, ${count("open")} to compare, ${count("good")} current.`
      : "No citation of this book was found. Each sentence must carry its own: the short form, a link to a number, or a key of the bibliography."));
    const list = document.createElement("ol");
    list.append(...found.map(shown));
    if (found.length) out.append(list);
  };

  button.addEventListener("click", check);
  place.hidden = false;
};

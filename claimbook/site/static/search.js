/**
 * The page that searches: answers first, then passages, from the one file beside the site.
 *
 * A question is read for its numbers ("789,000", "¥32 billion"), its words, and what it asks for ("how long"). Numbers
 * are found by what they are, however they are written; words by name, alias, label and text, rare words before common
 * ones. Nothing is fetched, nothing is made into code: results are elements and text.
 */
(() => {
  "use strict";

  const found = window.claimbookFound, place = document.getElementById("search-results");
  const progress = document.getElementById("search-progress");
  if (!found || !place) return;

  /* Reading */

  const SCALES = { thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, mn: 1e6, billion: 1e9, bn: 1e9, b: 1e9, trillion: 1e12, tn: 1e12,
    "万": 1e4, "億": 1e8, "兆": 1e12 };
  const SIGNS = { "¥": "JPY", "￥": "JPY", yen: "JPY", jpy: "JPY", "円": "JPY", "$": "USD", us$: "USD", dollar: "USD", dollars: "USD",
    usd: "USD", "€": "EUR", euro: "EUR", euros: "EUR", "£": "GBP", pounds: "GBP", "%": "percent", "％": "percent", percent: "percent" };
  const NUMBER = /(US\$|[¥￥$€£]|JPY|USD)?\s?(?<![\p{L}\p{N}-])(\d[\d,]*(?:\.\d+)?)\s?(thousand|million|billion|trillion|bn|mn|tn|[kmb](?![\p{L}])|[万億兆])?\s?(%|％|percent|per cent|yen|JPY|円|dollars?|USD|euros?|pounds)?(?![\p{L}\p{N}])/giu;
  const WORD = /[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*/gu;
  const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  const IDLE = new Set(("a an and are as at be been but by can did do does for from get got had has have how if in into is it its long many much "
    + "of on or s so that the their them then there these they this to was were what when where which who whom whose why will with would "
    + "take takes took need needs needed make makes give me about pay pays paid").split(" "));
  const ASKED = [
    [/\bhow (long|many (days|years|months|hours))\b|\bhow much time\b|何日|何年/i, /^(day|year|month|hour|minute|week)s?\b/i],
    [/\bhow much (money|does|would|did)\b|\bcosts?\b|\bprice\b|\bwho (pays|paid|funds|funded)\b|いくら/i, /^(?!GPU)[A-Z]{3}\b/],
    [/\bwhen\b|\bwhat (date|day|year)\b|いつ/i, /^date$/],
    [/\b(share|percentage|proportion)\b|何割|割合/i, /^(%|percent)/],
  ];

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[’']s?\b/g, "");

  const pairs = (word) => (word.length < 3 ? [word] : [...word].slice(0, -1).map((_, at) => word.slice(at, at + 2)));

  /** The words of a text: whole, without a plural's s, parts of what a hyphen joins; of Japanese, pairs of characters. */
  const wordsOf = (text) => {
    const words = [];
    for (const [word] of plain(text).matchAll(WORD)) {
      if (CJK.test(word)) { words.push(...pairs(word)); continue; }
      words.push(single(word));
      if (word.includes("-")) words.push(...word.split("-").filter((part) => /\p{L}/u.test(part)).map(single));
    }
    return words;
  };

  const single = (word) => (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word);

  const numbersOf = (text) => [...text.normalize("NFKC").matchAll(NUMBER)].map(([, sign, digits, scale, unit]) => {
    const bare = digits.replaceAll(",", ""), times = SCALES[(scale ?? "").toLowerCase()] ?? 1;
    const places = bare.includes(".") ? bare.length - bare.indexOf(".") - 1 : 0;
    const end = places ? 0 : bare.match(/0*$/)[0].length;
    return {
      number: Number(bare) * times, half: 0.5 * times * 10 ** (places ? -places : Math.min(end, bare.length - 1)),
      unit: SIGNS[(sign ?? unit ?? "").toLowerCase().replace("per cent", "percent")], digits: bare.replace(".", "").length,
      plainly: !sign && !unit && !scale,
    };
  });

  const question = (text) => {
    const numbers = numbersOf(text).filter((each) => !each.plainly || each.digits > 2 || /^\W*[\d.,]+\W*$/.test(text));
    const all = wordsOf(text.normalize("NFKC").replace(NUMBER, (said) => (numbersOf(said).some(({ number }) => numbers.some((each) => each.number === number)) ? " " : said)));
    const words = [...new Set(all.filter((word) => !IDLE.has(word)))];
    return { words: words.length || numbers.length ? words : [...new Set(all)], numbers, asked: ASKED.filter(([says]) => says.test(text)).map(([, unit]) => unit) };
  };

  /* What can be found, each with its words by where they stand */

  const named = new Map(Object.entries(found.names).map(([id, names]) => [id, wordsOf(names.join(" "))]));
  const valueOf = new Map(found.values.map((each) => [each.id, each]));
  const labels = new Map(found.values.map((each) => [each.id, wordsOf(each.label)]));
  const PERCENT = /^(%|percent|point)/;
  const DATE = "date";
  const MONTHS = "January February March April May June July August September October November December".split(" ");

  /** What an entry is about: a value's subject, which its label names before the colon, or each name of a thing. */
  const subjectsOf = ({ label, text, other = [] }, kind) => (kind === "values" ? label.split(":").slice(0, -1).slice(0, 1) : [text, ...other]).map((name) => new Set(wordsOf(name)));

  /** Months since the year 0 at which a date in words ends; what has no date comes before all that have one. */
  const monthOf = (when = "") => 12 * Number(when.match(/\d{4}/g)?.at(-1) ?? 0) + Math.max(...MONTHS.map((month, at) => (when.includes(month) ? at : 0)));

  const entry = (kind, of, fields) => ({
    kind, of, fields: fields.map(([weight, words]) => [weight, new Set(words)]), month: monthOf(of.when),
    subjects: ["values", "entities", "terms"].includes(kind) ? subjectsOf(of, kind) : [],
  });

  const entries = [
    ...found.values.map((each) => entry("values", each, [
      [3, labels.get(each.id)], [2.2, (each.about ?? []).flatMap((id) => named.get(id) ?? [])], [2, wordsOf(`${each.id} ${each.text} ${each.when ?? ""}`)],
      [1.4, (each.behind ?? []).flatMap((id) => [...(labels.get(id) ?? []), ...(valueOf.get(id)?.about ?? []).flatMap((name) => named.get(name) ?? [])])],
      [0.8, wordsOf(each.source ?? "")],
    ])),
    ...found.figures.map((each) => entry("figures", each, [[3, wordsOf(each.text)], [2, wordsOf(`${each.id} ${each.source}`)], [1.2, wordsOf(each.label)]])),
    ...found.entities.map((each) => entry("entities", each, [[4, wordsOf(each.text)], [3.4, wordsOf(each.other.join(" "))], [1, wordsOf(each.label)]])),
    ...found.terms.map((each) => entry("terms", each, [[4, wordsOf(each.text)], [0.8, wordsOf(each.label)]])),
    ...found.sources.map((each) => entry("sources", each, [[2, wordsOf(each.text)], [2, wordsOf(each.label)]])),
    ...found.passages.map((each) => entry("passages", each, [[2.4, wordsOf(`${each.page} ${each.section}`)], [1, wordsOf(each.text)]])),
  ];

  const known = new Map();
  for (const { fields } of entries) {
    for (const word of new Set(fields.flatMap(([, words]) => [...words]))) known.set(word, (known.get(word) ?? 0) + 1);
  }
  const rarity = (word) => Math.log(1 + entries.length / (known.get(word) ?? 0.5));

  /** Each word asked for, with those that begin with it: a name that is not finished yet still finds. */
  const spread = (word) => (word.length < 3 ? [] : [...known.keys()].filter((other) => other !== word && other.startsWith(word)).slice(0, 40));

  /* Scores */

  const scoreOfWords = ({ fields }, asked) => {
    let score = 0, met = 0, all = 0;
    for (const { word, weight, longer } of asked) {
      all += weight;
      let best = 0;
      for (const [field, words] of fields) {
        if (words.has(word)) best = Math.max(best, field);
        else if (longer.some((each) => words.has(each))) best = Math.max(best, field * 0.6);
      }
      if (best) { met += weight; score += best * weight; }
    }
    return all ? score * (met / all) ** 2 : 0;
  };

  const sameUnit = (unit, wanted) => (wanted === "percent" ? PERCENT.test(unit ?? "") : (unit ?? "").startsWith(wanted));

  /** A number asked for is a value's own, or one of those that its text prints; else one that would be rounded to it. */
  const scoreOfNumber = (value, asked) => {
    if (asked.unit && !sameUnit(value.unit, asked.unit)) return 0;
    const shown = numbersOf(value.text).map((each) => each.number), held = Number(value.number);
    if (shown.includes(asked.number) || (value.number && held === asked.number)) return 30 + Math.min(6, asked.digits) * 2;
    const near = value.number && asked.digits > 1 && asked.number !== 0 && Math.abs(held - asked.number) < asked.half;
    return near ? 12 : 0;
  };

  /** How much of what an entry is about was asked for, from 0 to 1, more for a value and most for a name that is the whole question. */
  const aboutIt = ({ kind, subjects }, words) => Math.max(0, ...subjects.map((subject) => {
    const met = words.filter(({ word }) => subject.has(word)).length;
    const share = met / subject.size;
    return kind === "values" ? 2 * share : met === subject.size && met === words.length ? 4 : share;
  }));

  const scoreOf = (each, asked) => {
    let score = scoreOfWords(each, asked.words) * (1 + aboutIt(each, asked.words));
    if (each.kind === "values") {
      const numbers = asked.numbers.map((number) => scoreOfNumber(each.of, number));
      if (asked.numbers.length && !asked.words.length && Math.max(...numbers) === 0) return 0;
      for (const number of numbers) score += number;
      if (score && asked.asked.some((unit) => unit.test(each.of.unit ?? ""))) score *= 2.2;
      if (each.of.pages) score *= 1.5 + 0.1 * Math.min(each.of.pages.length, 5);
      if (each.of.status) score *= 0.4;
      if (each.of.unit === DATE && !asked.asked.some((unit) => unit.test(DATE))) score *= 0.5;
    } else if (each.kind === "passages" && asked.numbers.length) {
      const held = numbersOf(each.of.text).map((number) => number.number);
      for (const { number } of asked.numbers) if (held.includes(number)) score += 20;
    }
    return score;
  };

  /* What is shown */

  const make = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children.filter((each) => each !== "" && each !== undefined && each !== null));
    return made;
  };

  const link = (to, ...children) => {
    const made = make("a", "", ...children);
    made.href = to;
    return made;
  };

  const copies = (text, words = "Copy with citation") => {
    const button = make("button", "", words);
    button.type = "button";
    button.dataset.copy = text;
    return button;
  };

  const tell = {
    values: ({ to, text, label, when, sure, source, verdict, status, instead, pages = [], cited, citedIn, id }) => {
      const says = make("p", "found-says", make("strong", "", link(to, text)), ` ${label}`, when ? ` · ${when}` : "");
      const read = pages.slice(0, 2).flatMap((page, at) => [at ? ", " : " · read in ", link(`${page}.html`, found.pages[page])]);
      const about = make("p", "found-about", `${sure} · ${source}`, verdict ? ` · checked: ${verdict}` : "", ...read);
      const later = instead && valueOf.get(instead);
      const replaced = status ? make("p", "found-about", later ? "Replaced by " : `${status}. `, later ? link(later.to, later.text) : "") : "";
      const whole = `${cited} In: ${found.citedIn[citedIn].replace("{id}", id)}`;
      const act = make("p", "found-acts", copies(whole), " ", make("code", "", id));
      return make("li", "found", says, about, replaced, act);
    },
    figures: ({ to, text, label, source, id }) => make("li", "found", make("p", "found-says", link(to, text)),
      make("p", "found-about", `${label} · ${source}`), make("p", "found-acts", copies(`${text} (${id})`, "Copy"), " ", make("code", "", id))),
    entities: ({ to, text, label, other, source }) => make("li", "found", make("p", "found-says", make("strong", "", link(to, text)), ` ${label}`),
      make("p", "found-about", [other.slice(0, 5).join(", "), source].filter(Boolean).join(" · ")), make("p", "found-acts", copies(text, "Copy"))),
    terms: ({ to, text, label }) => make("li", "found", make("p", "found-says", make("strong", "", link(to, text))), make("p", "", label),
      make("p", "found-acts", copies(`${text}: ${label}`, "Copy"))),
    sources: ({ to, text, label }) => make("li", "found", make("p", "found-says", link(to, text)), make("p", "found-about", label)),
    passages: ({ to, page, section, text }, asked) => make("li", "found",
      make("p", "found-says", link(to, section || page), section ? make("span", "found-about", ` ${page}`) : ""), make("p", "excerpt", ...excerpt(text, asked))),
  };

  const AROUND = 90, SHOWN = 240;

  const hits = (text, asked) => {
    const spots = [];
    for (const match of text.matchAll(/[\p{L}\p{N}]+(?:[-.,][\p{L}\p{N}]+)*/gu)) {
      const own = wordsOf(match[0]);
      const said = asked.words.some(({ word, longer }) => own.includes(word) || longer.some((each) => own.includes(each)));
      if (said) spots.push([match.index, match.index + match[0].length]);
    }
    for (const match of text.matchAll(NUMBER)) {
      const numbers = numbersOf(match[0]);
      const start = match.index + match[0].search(/\S/);
      if (numbers.some(({ number }) => asked.numbers.some((each) => each.number === number))) spots.push([start, match.index + match[0].trimEnd().length]);
    }
    if (asked.words.some(({ word }) => CJK.test(word))) {
      for (const { word } of asked.words) for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) spots.push([at, at + word.length]);
    }
    return spots.sort((one, other) => one[0] - other[0]);
  };

  /** The stretch of a passage with most of what was asked for, its words marked. */
  const excerpt = (text, asked) => {
    const spots = hits(text, asked);
    const within = (start) => spots.filter(([from]) => from >= start && from < start + SHOWN).length;
    const first = spots.reduce((best, [from]) => (within(from) > within(best) ? from : best), spots[0]?.[0] ?? 0);
    let start = first < AROUND ? 0 : text.indexOf(" ", first - AROUND) + 1;
    const last = Math.min(text.length, start + SHOWN), parts = [start ? "… " : ""];
    const end = last === text.length ? last : Math.max(text.lastIndexOf(" ", last), start + 1);
    for (const [from, to] of spots) {
      if (from < start || to > end) continue;
      parts.push(text.slice(start, from), make("mark", "", text.slice(from, to)));
      start = to;
    }
    return [...parts, text.slice(start, end), end < text.length ? " …" : ""];
  };

  const GROUPS = [["values", "Numbers", 6], ["figures", "Figures", 3], ["entities", "Names", 3], ["terms", "Terms", 3], ["passages", "In the text", 8], ["sources", "Sources", 2]];
  const FLOOR = 0.28;

  const group = ([kind, heading, most], results, asked) => {
    const of = results.filter((each) => each.kind === kind);
    const enough = of.filter(({ score }) => score >= of[0].score * FLOOR);
    if (!enough.length) return "";
    const list = make("ol", "", ...enough.slice(0, most).map((each) => tell[kind](each.of, asked)));
    const made = make("section", `found-${kind}`, make("h2", "", heading), list);
    if (enough.length > most) {
      const more = make("button", "more", `All ${enough.length}`);
      more.type = "button";
      more.addEventListener("click", () => {
        const rest = enough.slice(most).map((each) => tell[kind](each.of, asked));
        list.append(...rest);
        more.remove();
        rest[0].querySelector("a").focus();
      });
      made.append(make("p", "", more));
    }
    return made;
  };

  const answer = (text) => {
    const { words, numbers, asked: units } = question(text);
    const asked = { words: words.map((word) => ({ word, weight: rarity(word), longer: spread(word) })), numbers, asked: units };
    const results = [];
    for (const each of entries) {
      const score = scoreOf(each, asked);
      if (score > 0) results.push({ kind: each.kind, of: each.of, month: each.month, score });
    }
    results.sort((one, other) => other.score - one.score || other.month - one.month);
    const best = (kind) => results.find((each) => each.kind === kind)?.score ?? 0;
    const [answers, rest] = [GROUPS.slice(0, 4), GROUPS.slice(4)];
    answers.sort((one, other) => best(other[0]) - best(one[0]));
    place.replaceChildren(...[...answers, ...rest].map((each) => (best(each[0]) ? group(each, results, asked) : "")));
    progress.textContent = results.length ? "" : `Nothing in the book fits “${text}”. Try fewer words, a name, or a number as you would write it.`;
  };

  const asked = new URLSearchParams(location.search).get("q") ?? "";
  const box = document.querySelector("form.search input");
  if (box) box.value = asked;
  if (asked.trim()) {
    document.title = `${asked} — ${document.title}`;
    answer(asked.trim());
  } else {
    progress.textContent = "Ask for a number, a name, a machine, a term, or in a few words for what you want to know.";
  }
})();

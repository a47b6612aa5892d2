"use strict";
(() => {
  const root = document.documentElement;
  const THEME = "error-catalog-theme";
  root.classList.add("js");

  // Storage can be refused, and then a choice lasts as long as the page.
  const stored = {
    read() {
      try { return localStorage.getItem(THEME); } catch { return null; }
    },
    write(theme) {
      try {
        if (theme) localStorage.setItem(THEME, theme);
        else localStorage.removeItem(THEME);
      } catch { /* As above. */ }
    },
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const setTheme = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  setTheme(stored.read());

  document.addEventListener("DOMContentLoaded", () => {
    const find = (selector) => document.querySelector(selector);
    const query = find("input[type=search]");
    const status = find("select[name=status]");
    const section = find("select[name=section]");
    const service = find("select[name=service]");
    const group = find("select[name=group]");
    const found = find(".found [role=status]");
    const main = find("main");
    // To find these takes long in a large page.
    const all = find(".all");
    const hits = find(".hits");
    const nothing = find(".nothing");
    const clearing = find(".found .clear");
    const said = find(".said");

    // Theme

    const toggle = find(".theme");
    const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
    const showTheme = () => toggle.setAttribute("aria-pressed", String(isDark()));
    toggle.addEventListener("click", () => {
      const wanted = isDark() ? "light" : "dark";
      // Back at what the system asks for, the page follows the system again.
      const theme = (wanted === "dark") === system.matches ? null : wanted;
      setTheme(theme);
      stored.write(theme);
      showTheme();
    });
    system.addEventListener("change", showTheme);
    showTheme();

    // What is looked at per keystroke is read from the page once. A part is a section, or a status if errors are grouped by it.

    const contents = find(".contents ol");
    const GROUP = 8;
    const partOf = (element, item, groups) => ({
      element,
      item,
      number: item.querySelector("span"),
      title: element.querySelector("h2").textContent,
      overview: element.querySelector(".overview"),
      groups,
      rows: groups.flatMap(({ rows }) => rows),
      kept: [],
    });
    const items = [...contents.children];
    const bySection = [...all.querySelectorAll("section")].map((element, index) => {
      const lines = [...element.querySelectorAll(".overview tbody tr")];
      const name = element.querySelector("h2").textContent;
      const place = { name, slug: section.options[index + 1].value, service: element.dataset.service ?? "" };
      let next = 0;
      const groups = [...element.querySelectorAll(".group")].map((group) => ({
        element: group,
        rows: [...group.children].map((entry) => ({
          element: entry,
          line: entry.dataset.status ? lines[next++] : null,
          place,
          statuses: entry.dataset.status?.split(" ") ?? [],
          code: entry.querySelector("h3 code").textContent.toLowerCase(),
        })),
      }));
      return partOf(element, items[index], groups);
    });
    const rows = bySection.flatMap((part) => part.rows);
    // A retired code is no error.
    const declared = (rows) => rows.filter((row) => row.line);
    const total = declared(rows).length;

    const made = (tag, properties, ...children) => {
      const element = Object.assign(document.createElement(tag), properties);
      element.append(...children);
      return element;
    };
    const groupByStatus = () => {
      const byStatus = new Map();
      for (const row of rows) {
        const strong = row.element.querySelector(".status strong");
        const name = strong ? strong.parentElement.querySelector("span").textContent : "";
        const title = strong ? `${strong.textContent} ${name}`.trim() : "Retired";
        byStatus.set(title, [...(byStatus.get(title) ?? []), row]);
      }
      const titles = [...byStatus.keys()].sort();
      return titles.map((title) => {
        const found = byStatus.get(title);
        const id = `~by~${title.replaceAll(/\W+/g, "-").toLowerCase()}`;
        const groups = [];
        for (let at = 0; at < found.length; at += GROUP) {
          const rows = found.slice(at, at + GROUP);
          groups.push({ element: made("div", { className: `group g${rows.length}` }), rows });
        }
        const overview = find(".overview")?.cloneNode(true);
        overview?.querySelector("tbody").replaceChildren();
        overview?.classList.toggle("long", found.length > GROUP);
        const heading = made("h2", { textContent: title, id: `${id}~` });
        const element = made("section", { id }, heading, ...(overview && found[0].line ? [overview] : []), ...groups.map((group) => group.element));
        element.setAttribute("aria-labelledby", heading.id);
        made("div", { className: "chunk" }, element);
        const count = made("span", { textContent: found[0].line ? found.length : 0 });
        const item = made("li", {}, made("a", { href: `#${id}`, textContent: title }), " ", count);
        return partOf(element, item, groups);
      });
    };
    const views = { "": bySection };
    let parts = [];
    const take = (wanted) => {
      parts = wanted;
      for (const part of parts) for (const row of part.rows) row.part = part;
    };
    take(bySection);
    const regroup = () => {
      const wanted = (views[group.value] ??= groupByStatus());
      if (wanted === parts) return;
      putBack();
      for (const part of wanted) {
        for (const { element, rows } of part.groups) element.append(...rows.map((row) => row.element));
        part.overview?.querySelector("tbody").append(...part.rows.map((row) => row.line));
      }
      all.replaceChildren(...new Set(wanted.map((part) => part.element.parentElement)));
      contents.replaceChildren(...wanted.map((part) => part.item));
      take(wanted);
    };

    const TEXTS = ".status, h3 code, .mark, .note, .description, dd, tbody th, tbody td";
    let unread = 0;
    const readTexts = (isOver = () => false) => {
      for (; unread < rows.length && !isOver(); unread += 1) {
        const row = rows[unread];
        const texts = [...row.element.querySelectorAll(TEXTS)].map((element) => element.textContent);
        row.text = [row.place.name, row.place.service, ...texts].join("\n").toLowerCase();
      }
    };
    // The rows that have each word.
    const vocabulary = new Map();
    let unlearned = 0;
    const learn = (isOver = () => false) => {
      for (; unlearned < rows.length && !isOver(); unlearned += 1) {
        for (const word of new Set(rows[unlearned].text.match(/[\p{L}\p{N}]{3,}/gu))) {
          if (!vocabulary.has(word)) vocabulary.set(word, []);
          vocabulary.get(word).push(rows[unlearned]);
        }
      }
    };
    const readLater = window.requestIdleCallback ?? ((read) => setTimeout(() => read({ timeRemaining: () => 1 })));
    const readOn = () => readLater((deadline) => {
      const end = performance.now() + Math.max(5, deadline.timeRemaining());
      const isOver = () => performance.now() > end;
      readTexts(isOver);
      if (unread === rows.length) learn(isOver);
      if (unlearned < rows.length) readOn();
    });
    readOn();

    // A word that is nowhere may be meant for a similar one: with another letter, one too many or too few, or two exchanged.

    const isSimilar = (word, other, most) => {
      // A word may be unfinished, so it is compared with the beginning of the other one.
      let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
      for (let row = 1; row <= word.length; row += 1) {
        const next = [row];
        for (let column = 1; column <= other.length; column += 1) {
          const isSame = word[row - 1] === other[column - 1];
          next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1));
          if (row > 1 && column > 1 && word[row - 1] === other[column - 2] && word[row - 2] === other[column - 1]) {
            next[column] = Math.min(next[column], before[column - 2] + 1);
          }
        }
        if (Math.min(...next) > most) return false;
        [before, last] = [last, next];
      }
      return Math.min(...last) <= most;
    };
    const similar = (word) => {
      learn();
      // The parts of a code are words. A short word alone is like too many.
      const parts = word.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 2);
      const ofPart = (part) => {
        const most = part.length < 4 && parts.length < 2 ? 0 : part.length < 8 ? 1 : 2;
        const isClose = (known) => known.length >= part.length - most && isSimilar(part, known.slice(0, part.length + most), most);
        return [...vocabulary].filter(([known]) => isClose(known)).flatMap(([, found]) => found);
      };
      const found = parts.map((part) => new Set(ofPart(part)));
      return found.length ? rows.filter((row) => found.every((rows) => rows.has(row))) : [];
    };

    // Filter

    // `code:` finds a whole code and no other.
    const CODE = "code:";
    const wanted = () => {
      const text = query.value.trim().toLowerCase();
      const code = text.startsWith(CODE) ? text.slice(CODE.length).trim() : null;
      return { code, words: code === null ? text.split(/\s+/).filter(Boolean) : [] };
    };
    // `503` or `5xx`, for the filter `503` or `5`.
    const isWanted = (answered) =>
      answered.startsWith(status.value) || (answered.endsWith("xx") && answered[0] === status.value[0]);
    // What a longer word finds is among what its beginning has found.
    let last = { word: "", found: rows };
    const withWord = (word) => {
      const among = word.startsWith(last.word) ? last.found : rows;
      const found = among.filter((row) => row.text.includes(word));
      if (found.length) last = { word, found };
      return found.length ? found : similar(word);
    };
    // In the order of the page.
    const matching = () => {
      const { code, words } = wanted();
      if (words.length) readTexts();
      const [found = rows, ...others] = words.map(withWord);
      const sets = others.map((rows) => new Set(rows));
      const [answered, slug, domain] = [status, section, service].map((list) => list?.value);
      return found.filter((row) =>
        sets.every((rows) => rows.has(row)) &&
        (code === null || row.code === code) &&
        (!answered || row.statuses.some(isWanted)) &&
        (!slug || row.place.slug === slug) &&
        (!domain || row.place.service === domain));
    };
    const isFiltered = () => Boolean(query.value.trim() || status.value || section.value || service?.value);

    // What was searched for is marked in the hits that are rendered; their elements stay as they are.

    const marks = window.Highlight ? new Highlight() : null;
    if (marks) CSS.highlights.set("found", marks);
    const markIn = (entry) => {
      const { words } = wanted();
      if (!marks || !words.length) return;
      for (const element of entry.querySelectorAll(TEXTS)) {
        const nodes = [];
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) nodes.push(walker.currentNode);
        const text = nodes.map((node) => node.data).join("").toLowerCase();
        // A code is several nodes, as lines may end between its parts.
        const place = (offset, setEnd) => {
          for (const node of nodes) {
            if (offset < node.length || (setEnd && offset === node.length)) return [node, offset];
            offset -= node.length;
          }
          return [element, element.childNodes.length];
        };
        for (const word of words) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const found = new Range();
            found.setStart(...place(at, false));
            found.setEnd(...place(at + word.length, true));
            marks.add(found);
          }
        }
      }
    };

    // While a filter is on, the list of all errors stays as it is, but is not rendered, and the hits are moved out of it a
    // few at a time, as one scrolls: to hide or to lay out thousands would take longer than to type the next letter.

    const FIRST = 3;
    let listed = [];
    const moved = [];
    const putBack = (kept = 0) => {
      end.disconnect();
      const focused = document.activeElement;
      for (const { row, place, heading } of moved.splice(kept)) {
        place.replaceWith(row.element);
        if (heading !== moved.at(-1)?.heading) heading.remove();
      }
      if (focused !== document.activeElement) focused.focus({ preventScroll: true });
    };
    const moveOut = (count) => {
      for (const row of listed.slice(moved.length, moved.length + count)) {
        let { row: last, heading } = moved.at(-1) ?? {};
        if (last?.part !== row.part) hits.append(heading = made("h2", { textContent: row.part.title }));
        const place = document.createComment("");
        row.element.replaceWith(place);
        hits.append(row.element);
        moved.push({ row, place, heading });
        markIn(row.element);
      }
    };
    const end = new IntersectionObserver((changes) => {
      if (!changes.some(({ isIntersecting }) => isIntersecting)) return;
      moveOut(GROUP);
      watchEnd();
    }, { rootMargin: "0px 0px 100% 0px" });
    const watchEnd = () => {
      end.disconnect();
      if (moved.length < listed.length) end.observe(hits.lastElementChild);
    };

    // A chunk of sections that is far away is not laid out, and takes the height that it had. So few elements are left to
    // look at when a filter is set or lifted.
    const settle = () => {
      const found = [...all.children].filter((element) => !element.matches(".settled"));
      const heights = found.map((element) => element.getBoundingClientRect().height);
      for (const [index, element] of found.entries()) {
        element.style.setProperty("--height", `${heights[index]}px`);
        element.classList.add("settled");
      }
    };

    const paper = matchMedia("print");
    // The rest follows when nobody types: further hits, and the contents.
    let following = 0;
    const follow = () => {
      watchEnd();
      const filtered = all.matches(".off");
      // On paper, sections have other heights.
      if (!filtered && !paper.matches) settle();
      for (const { item, number, kept } of parts) {
        const count = String(declared(kept).length);
        if (item.hidden !== (filtered && !kept.length)) item.hidden = !item.hidden;
        if (number.textContent !== count) number.textContent = count;
      }
    };

    const apply = () => {
      const filtered = isFiltered();
      const kept = filtered ? matching() : rows;
      for (const part of parts) part.kept = [];
      for (const row of kept) row.part.kept.push(row);
      listed = filtered ? parts.flatMap((part) => part.kept) : [];
      const shown = declared(kept).length;
      const retired = kept.length - shown;
      all.classList.toggle("off", filtered);
      // The first hits are often those of the letter before.
      const other = moved.findIndex(({ row }, at) => listed[at] !== row);
      putBack(other < 0 ? moved.length : other);
      marks?.clear();
      for (const { row } of moved) markIn(row.element);
      moveOut(FIRST - moved.length);
      clearTimeout(following);
      following = setTimeout(follow, 300);
      const errors = (count) => `${count} error${count === 1 ? "" : "s"}`;
      const also = retired ? `, ${retired} retired code${retired === 1 ? "" : "s"}` : "";
      found.textContent = filtered ? `${shown} of ${errors(total)}${also}` : errors(total);
      nothing.hidden = !filtered || shown + retired > 0;
      clearing.hidden = !filtered;
    };
    // Paper shows all errors. Firefox prints a copy of the page, for which no media change.
    const print = (isPaper) => {
      if (!isPaper) return apply();
      listed = [];
      putBack();
      all.classList.remove("off");
    };
    paper.addEventListener("change", ({ matches }) => print(matches));
    window.addEventListener("beforeprint", () => print(true));
    window.addEventListener("afterprint", () => print(false));

    let pending = 0;
    const filter = () => {
      cancelAnimationFrame(pending);
      pending = requestAnimationFrame(() => {
        apply();
        // The first hit belongs in view, wherever the page stood.
        if (main.getBoundingClientRect().top < 0) main.scrollIntoView();
        remember();
      });
    };

    // The address: what is filtered can be bookmarked and sent to others.

    const target = () => {
      const raw = location.hash.slice(1);
      let decoded = raw;
      try { decoded = decodeURIComponent(raw); } catch { /* A lone percent sign stands for itself. */ }
      return raw ? (document.getElementById(raw) ?? document.getElementById(decoded)) : null;
    };

    // The place among the hits of an error or of a part: -1 if a filter leaves it out.
    const placeOf = (element) => {
      const entry = element.closest(".entry");
      const section = element.closest("section");
      return listed.findIndex((row) => (entry ? row.element === entry : row.part.element === section));
    };
    const isUnrendered = (element) => all.matches(".off") && all.contains(element);

    let followed = "";
    let writing = 0;
    const remember = () => {
      clearTimeout(writing);
      writing = setTimeout(() => {
        const parameters = new URLSearchParams();
        if (query.value.trim()) parameters.set("q", query.value.trim());
        if (status.value) parameters.set("status", status.value);
        if (section.value) parameters.set("section", section.value);
        if (service?.value) parameters.set("service", service.value);
        if (group.value) parameters.set("group", group.value);
        const search = parameters.size ? `?${parameters}` : "";
        // An anchor that the filter leaves out would lift the filter when the page is opened again. One that the page has
        // not followed yet stays.
        const element = target();
        const isLeftOut = element && isUnrendered(element) && placeOf(element) < 0;
        const hash = isLeftOut && location.hash === followed ? "" : location.hash;
        try {
          history.replaceState(null, "", location.pathname + search + hash);
        } catch { /* A page without an address of its own has nothing to remember. */ }
      }, 300);
    };
    const set = (list, value) => {
      if (!list) return;
      list.value = value ?? "";
      // What the page does not know filters nothing.
      if (list.selectedIndex < 0) list.value = "";
    };
    const search = (words) => {
      query.value = words;
      for (const list of [status, section, service]) set(list, "");
    };
    const clear = () => {
      search("");
      filter();
    };
    const parameters = new URLSearchParams(location.search);
    query.value = parameters.get("q") ?? "";
    for (const list of [status, section, service, group]) set(list, parameters.get(list?.name));
    regroup();
    apply();

    // An anchor leads to its error, also to one that the filter leaves out, and unfolds it.

    const reveal = () => {
      followed = location.hash;
      const element = target();
      const sample = element?.querySelector(":scope > .sample");
      if (sample) sample.open = true;
      if (!element || !isUnrendered(element)) return;
      const at = placeOf(element);
      if (at < 0) {
        search("");
        apply();
        remember();
        element.scrollIntoView();
        return;
      }
      moveOut(at + 1 - moved.length);
      (element.closest(".entry") ?? moved[at].heading).scrollIntoView();
    };
    window.addEventListener("hashchange", reveal);
    // A second click on a link changes no address.
    contents.addEventListener("click", (event) => {
      if (event.target.closest("a")?.hash === location.hash) reveal();
    });
    reveal();

    query.addEventListener("input", filter);
    status.addEventListener("change", filter);
    section.addEventListener("change", filter);
    service?.addEventListener("change", filter);
    group.addEventListener("change", () => {
      regroup();
      filter();
    });

    // Buttons

    const copy = async (text) => {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        // Without a secure origin there is only the old way.
        const focused = document.activeElement;
        const area = document.createElement("textarea");
        area.value = text;
        area.className = "unseen";
        document.body.append(area);
        area.select();
        const isCopied = document.execCommand("copy");
        area.remove();
        focused?.focus();
        if (!isCopied) throw new Error("copying is refused");
      }
    };
    document.addEventListener("click", async (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.matches(".fold")) {
        button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
      } else if (button.matches(".clear")) {
        clear();
        query.focus();
      } else if (button.dataset.code !== undefined) {
        search(CODE + button.dataset.code);
        filter();
        query.focus();
      } else if (button.matches(".copy")) {
        const sample = button.closest(".sample");
        const code = button.closest("h3")?.querySelector("a");
        const isLink = button.dataset.link !== undefined;
        const text = sample ? sample.querySelector(".body").textContent : isLink ? code.href : code.querySelector("code").textContent;
        const outcome = await copy(text).then(() => "Copied", () => "Not copied");
        button.textContent = outcome;
        said.textContent = outcome;
        setTimeout(() => {
          button.textContent = sample ? "Copy body" : isLink ? "Copy link" : "Copy";
          said.textContent = "";
        }, 1500);
      }
    });

    // Keyboard

    const visible = () => (isFiltered() ? listed : parts.flatMap(({ rows }) => rows)).map((row) => row.element);
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const isTyping = event.target.matches("input, select, textarea");
      if (event.key === "/" && !isTyping) {
        event.preventDefault();
        query.focus();
        query.select();
      } else if (event.key === "Escape" && isFiltered()) {
        event.preventDefault();
        clear();
      } else if (event.key === "Enter" && event.target === query) {
        visible()[0]?.querySelector("h3 a").focus();
      } else if ((event.key === "j" || event.key === "k") && !isTyping) {
        const entries = visible();
        const here = document.activeElement.closest(".entry") ?? target()?.closest(".entry");
        const at = here ? entries.indexOf(here) : -1;
        const next = entries[event.key === "j" ? at + 1 : at - 1];
        moveOut(at + 2 - moved.length);
        next?.querySelector("h3 a").focus({ preventScroll: true });
        next?.scrollIntoView();
      }
    });
  });
})();

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
    const found = find(".found [role=status]");
    const main = find("main");

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

    // What is looked at per keystroke is read from the page once.

    const items = [...document.querySelectorAll(".contents li")];
    const sections = [...document.querySelectorAll("main > section")].map((element, index) => ({
      element,
      name: element.querySelector("h2").textContent,
      slug: section.options[index + 1].value,
      item: items[index],
      number: items[index].querySelector("span"),
      count: Number(items[index].querySelector("span").textContent),
      groups: [...element.querySelectorAll(".group")].map((group) => ({
        element: group,
        rows: [...group.children].map((entry) => ({
          element: entry,
          status: entry.dataset.status ?? "",
          code: entry.querySelector("h3 code").textContent.toLowerCase(),
        })),
      })),
    }));
    const rows = sections.flatMap((parent) => parent.groups.flatMap((group) => group.rows));
    for (const { groups } of sections) {
      for (const group of groups) group.element.style.containIntrinsicBlockSize = `auto ${22 * group.rows.length}rem`;
    }
    const total = rows.filter((row) => row.status).length;
    const TEXTS = ".status, h3 code, .mark, .text > p:not(.shared), .description, dd, tbody th";
    let areRead = false;
    const readTexts = () => {
      if (areRead) return;
      areRead = true;
      for (const { name, groups } of sections) {
        for (const row of groups.flatMap((group) => group.rows)) {
          const texts = [...row.element.querySelectorAll(TEXTS)].map((element) => element.textContent);
          row.text = [name, ...texts].join("\n").toLowerCase();
        }
      }
    };
    (window.requestIdleCallback ?? setTimeout)(readTexts);

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
    const matcher = () => {
      const { code, words } = wanted();
      if (words.length) readTexts();
      return (row) =>
        row.status.split(" ").some(isWanted) &&
        (code === null || row.code === code) &&
        words.every((word) => row.text.includes(word));
    };
    const isFiltered = () => Boolean(query.value.trim() || status.value || section.value);
    const apply = () => {
      const matches = matcher();
      const filtered = isFiltered();
      const show = (thing, isShown) => {
        if (thing.element.hidden === isShown) thing.element.hidden = !isShown;
      };
      let shown = 0;
      let retired = 0;
      for (const parent of sections) {
        const isWanted = !section.value || parent.slug === section.value;
        let count = 0;
        let isAny = !filtered;
        for (const group of parent.groups) {
          const found = isWanted ? group.rows.filter(matches) : [];
          show(group, found.length > 0);
          if (!found.length) continue;
          // The rows of a hidden group can stay as they are.
          const isFound = new Set(found);
          for (const row of group.rows) show(row, isFound.has(row));
          isAny = true;
          if (found[0].status) count += found.length;
          else retired += found.length;
        }
        shown += count;
        if (count !== parent.count) parent.number.textContent = parent.count = count;
        show(parent, isAny);
        parent.item.hidden = !isAny;
      }
      const errors = (count) => `${count} error${count === 1 ? "" : "s"}`;
      const also = retired ? `, ${retired} retired code${retired === 1 ? "" : "s"}` : "";
      found.textContent = filtered ? `${shown} of ${errors(total)}${also}` : errors(total);
      find(".nothing").hidden = !filtered || shown + retired > 0;
      find(".found .clear").hidden = !filtered;
    };

    // What was searched for is marked where it is in view; the elements stay as they are.

    const marks = window.Highlight && window.IntersectionObserver ? new Highlight() : null;
    const inView = new Set();
    const markIn = (element, words) => {
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
    };
    const mark = () => {
      marks?.clear();
      const { code, words } = wanted();
      if (!marks || code !== null || !words.length) return;
      for (const group of inView) {
        for (const element of group.querySelectorAll(TEXTS)) markIn(element, words);
      }
    };
    if (marks) {
      CSS.highlights.set("found", marks);
      const observer = new IntersectionObserver((changes) => {
        for (const { target, isIntersecting } of changes) {
          if (isIntersecting) inView.add(target);
          else inView.delete(target);
        }
        mark();
      });
      for (const { groups } of sections) for (const group of groups) observer.observe(group.element);
    }

    let pending = 0;
    const filter = () => {
      cancelAnimationFrame(pending);
      pending = requestAnimationFrame(() => {
        apply();
        mark();
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

    let writing = 0;
    const remember = () => {
      clearTimeout(writing);
      writing = setTimeout(() => {
        const parameters = new URLSearchParams();
        if (query.value.trim()) parameters.set("q", query.value.trim());
        if (status.value) parameters.set("status", status.value);
        if (section.value) parameters.set("section", section.value);
        const search = parameters.size ? `?${parameters}` : "";
        // An anchor that the filter hides would lift the filter when the page is opened again.
        const hash = target()?.closest("[hidden]") ? "" : location.hash;
        try {
          history.replaceState(null, "", location.pathname + search + hash);
        } catch { /* A page without an address of its own has nothing to remember. */ }
      }, 300);
    };
    const set = (words, statusValue, sectionValue) => {
      query.value = words;
      status.value = statusValue;
      section.value = sectionValue;
      if (status.selectedIndex < 0) status.value = "";
      if (section.selectedIndex < 0) section.value = "";
    };
    const clear = () => {
      set("", "", "");
      filter();
    };
    const parameters = new URLSearchParams(location.search);
    set(parameters.get("q") ?? "", parameters.get("status") ?? "", parameters.get("section") ?? "");
    apply();

    // An anchor leads to its error, also to one that the filter hides.

    const reveal = () => {
      const element = target();
      if (!element?.closest("[hidden]")) return;
      set("", "", "");
      apply();
      remember();
      element.scrollIntoView();
    };
    window.addEventListener("hashchange", reveal);
    reveal();

    query.addEventListener("input", filter);
    status.addEventListener("change", filter);
    section.addEventListener("change", filter);

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
      if (button.matches(".clear")) {
        clear();
        query.focus();
      } else if (button.dataset.code !== undefined) {
        set(CODE + button.dataset.code, "", "");
        filter();
        query.focus();
      } else if (button.matches(".copy")) {
        const figure = button.closest("figure");
        const source = figure ? figure.querySelector(".body") : button.parentElement.querySelector("code");
        const outcome = await copy(source.textContent).then(() => "Copied", () => "Not copied");
        button.textContent = outcome;
        find(".said").textContent = outcome;
        setTimeout(() => {
          button.textContent = figure ? "Copy body" : "Copy";
          find(".said").textContent = "";
        }, 1500);
      }
    });

    // Keyboard

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
        rows.find((row) => !row.element.closest("[hidden]"))?.element.querySelector("h3 a").focus();
      }
    });

    // A long table of contents would stand between a phone's search and its errors.

    const narrow = matchMedia("(max-width: 75.99rem)");
    const fold = () => { find(".contents details").open = !narrow.matches; };
    narrow.addEventListener("change", fold);
    fold();
  });
})();

// The HTML page as its readers use it, in Chromium.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { launch } from "./browser.mjs";
import { catalog, path, serve, text } from "./documents.mjs";

const CATALOGS = ["clerk", "barekey", "axumkit", "codelibra", "hostile"];

let browser;
let server;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens `address` and fails the test when the page complains about anything. */
async function open(t, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    // Tests and anchors look for what a filter leaves out.
    if (!message.text().startsWith("Rendering was performed in a subtree hidden by content-visibility")) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints, []);
  });
  await page.goto(new URL(address, `${server.origin}/`).href);
  return page;
}

const PHONE = { viewport: { width: 360, height: 740 } };

/** The codes of the entries that are shown, in order, after scrolling to the last one: hits appear as one scrolls. */
function shown(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((passed) => requestAnimationFrame(() => setTimeout(passed)));
    const visible = () => [...document.querySelectorAll(".entry")].filter((entry) => entry.checkVisibility());
    const hits = document.querySelector(".hits");
    // "3 of 20 errors, 1 retired code"
    const announced = () => document.querySelector(".found [role=status]").textContent.match(/^\d+(?= of )|\d+(?= retired)/g) ?? [];
    const wanted = () => announced().reduce((sum, number) => sum + Number(number), 0);
    const rendered = hits.getElementsByClassName("entry");
    for (let left = 500; rendered.length > 0 && rendered.length < wanted() && left > 0; left -= 1) {
      hits.lastElementChild.scrollIntoView({ block: "end" });
      await frame();
    }
    return visible().map((entry) => entry.querySelector("h3 code").textContent);
  });
}

function codes(name, isWanted = () => true) {
  return catalog(name).sections.flatMap((section) =>
    section.entries.filter((entry) => isWanted(entry, section)).map((entry) => String(entry.code)),
  );
}

/** `text` with pictures of control characters, which HTML would drop. */
function visible(text) {
  return text.replace(/[\0-\x08\x0b-\x1f]/g, (char) => String.fromCodePoint(0x2400 + char.codePointAt(0)));
}

/** `text` without the backticks that make a part of it code. */
function asCode(text) {
  return text.replace(/(?<!`)`([^`]*[^`\s][^`]*)`(?!`)/g, "$1");
}

/** Checks that `shown` is the sample of an error with values in place of its fields. */
function assertExample(shown, sample, entry) {
  if (typeof sample === "string") {
    const pieces = sample.split(/<(\w+)>/).map((piece, index) => {
      const isField = index % 2 === 1 && entry.fields.some((field) => field.name === piece);
      if (isField) return "(?!<).+";
      return (index % 2 === 1 ? `<${piece}>` : piece).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    });
    assert.match(shown, new RegExp(`^${pieces.join("")}$`, "s"), entry.code);
  } else if (sample !== null && typeof sample === "object") {
    assert.deepEqual(Object.keys(shown), Object.keys(sample), entry.code);
    for (const key of Object.keys(sample)) assertExample(shown[key], sample[key], entry);
  } else {
    assert.equal(shown, sample, entry.code);
  }
}

/** Waits for `read` to give `wanted`: the page answers with its next frame. */
async function eventually(read, wanted) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const value = await read();
    try {
      return assert.deepEqual(value, wanted);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// To look for a role in a part of the page is much faster than to ask each of its elements.
const search = (page) => page.locator(".bar").getByRole("searchbox");
const choice = (page, name) => page.locator(".bar").getByRole("combobox", { name, exact: true });
const count = (page) => page.locator(".found [role=status]").first().textContent();

describe("the file", () => {
  test("names its style and its script, and nothing else, in its policy", () => {
    const page = text("clerk.html");
    const digest = (tag) => {
      const [, content] = page.match(new RegExp(`<${tag}>(.*?)</${tag}>`, "s"));
      return `sha256-${createHash("sha256").update(content).digest("base64")}`;
    };
    const [, policy] = page.match(/Content-Security-Policy" content="([^"]*)"/);
    assert.equal(
      policy.replaceAll("&#39;", "'"),
      `default-src 'none'; img-src data:; style-src '${digest("style")}'; script-src '${digest("script")}'; ` +
        "base-uri 'none'; form-action 'none'",
      "write these digests to runtime/src/export/html/page.rs",
    );
  });

  test("asks for nothing but itself", async (t) => {
    const before = server.requests.length;
    const page = await open(t, "clerk.html");
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await search(page).fill("organization");
    await page.getByRole("button", { name: "Dark theme" }).click();
    await page.waitForLoadState("networkidle");
    assert.deepEqual(asked, []);
    assert.deepEqual(server.requests.slice(before), ["/clerk.html"]);
  });

  for (const name of CATALOGS) {
    test(`shows every error of ${name} in its section`, async (t) => {
      const page = await open(t, `${name}.html`);
      const read = await page.$$eval("main section", (sections) =>
        sections.map((section) => ({
          name: section.querySelector("h2").textContent,
          entries: [...section.querySelectorAll(".entry:not(.retired)")].map((entry) => ({
            status: Number(entry.querySelector(".status strong").textContent),
            code: entry.querySelector("h3 code").textContent,
            message: [...entry.querySelectorAll("dl > div")].find((part) => part.querySelector("dt").firstChild.data.trim() === "Message")?.querySelector("dd").textContent ?? "",
            body: JSON.parse(entry.querySelector(".body").textContent),
            headers: entry.querySelector(".head").textContent.trim().split("\n").slice(1),
            meta: [...entry.querySelectorAll(".text > table tbody tr")].map((row) => row.querySelector("td").textContent),
            isDeprecated: Boolean(entry.querySelector(".mark")),
          })),
          retired: [...section.querySelectorAll(".retired h3 code")].map((code) => code.textContent),
        })),
      );
      const { title, sections } = catalog(name);
      for (const [index, section] of sections.entries()) {
        for (const [at, entry] of section.entries.entries()) {
          const { body, headers } = read[index].entries[at];
          assertExample(body, entry.sample.body, entry);
          assertExample(headers, entry.sample.headers.map((header) => `${header.name}: ${header.value}`), entry);
          for (const part of ["body", "headers"]) delete read[index].entries[at][part];
        }
      }
      assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), title);
      assert.deepEqual(
        read,
        sections.map((section) => ({
          name: section.name,
          entries: section.entries.map((entry) => ({
            status: entry.status,
            code: String(entry.code),
            message: asCode(visible(entry.message)),
            meta: entry.meta.map((member) => member.type),
            isDeprecated: "deprecated" in entry,
          })),
          retired: section.retired,
        })),
      );
    });
  }
});

describe("search", () => {
  test("finds codes, texts, statuses, sections and members while one types", async (t) => {
    const page = await open(t, "clerk.html");
    const all = codes("clerk");
    await eventually(() => count(page), `${all.length} errors`);
    const isFound = (word) => (entry, section) =>
      [entry.code, entry.message, entry.long_message, entry.hint, entry.description, section.name, entry.status]
        .concat(entry.meta.flatMap((member) => [member.key, member.type]), `${section.type}::${entry.name}`)
        .concat(Object.entries(entry.labels ?? {}).map((label) => label.join("=")))
        .some((text) => String(text ?? "").toLowerCase().includes(word));
    for (const word of ["organization_", "invitation", "403", "param_name", "sessionserror::"]) {
      await search(page).fill(word.toUpperCase());
      const wanted = codes("clerk", isFound(word));
      assert.ok(wanted.length > 0 && wanted.length < all.length, word);
      await eventually(() => shown(page), wanted);
      assert.equal(await count(page), `${wanted.length} of ${all.length} errors`);
    }
    await search(page).fill("  organization   403 ");
    await eventually(() => shown(page), codes("clerk", (...row) => isFound("organization")(...row) && isFound("403")(...row)));
    await search(page).fill("no such thing");
    await eventually(() => shown(page), []);
    await page.locator(".nothing").getByRole("button", { name: "clear the filters" }).click();
    await eventually(() => shown(page), all);
  });

  test("forgives typing mistakes", async (t) => {
    const page = await open(t, "clerk.html");
    const invitations = codes("clerk", (entry, section) => JSON.stringify([entry, section.name]).toLowerCase().includes("invitation"));
    for (const word of ["invitaton", "invittaion", "invitattion", "imvitation"]) {
      await search(page).fill(word);
      await eventually(async () => (await shown(page)).length > 0, true);
      const found = await shown(page);
      assert.ok(found.every((code) => invitations.includes(code)), `${word}: ${found}`);
    }
    await search(page).fill("resource_nto_found");
    await eventually(async () => new Set(await shown(page)).has("resource_not_found"), true);
    await search(page).fill("zzzzzz");
    await eventually(() => shown(page), []);
  });

  test("finds types and labels", async (t) => {
    const page = await open(t, "hostile.html");
    await search(page).fill("markuperror::space");
    await eventually(() => shown(page), ["with space"]);
  });

  test("marks what it found where it stands", async (t) => {
    const page = await open(t, "axumkit.html");
    await search(page).fill("SER:not_f");
    // The parts of a code are nodes of their own.
    await eventually(() => page.evaluate(() => [...CSS.highlights.get("found")].map(String)), ["ser:not_f"]);
    await search(page).fill("");
    await eventually(() => page.evaluate(() => CSS.highlights.get("found").size), 0);
  });

  test("follows the keyboard", async (t) => {
    const page = await open(t, "axumkit.html");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the errors");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "MAIN");
    await page.keyboard.press("/");
    await page.keyboard.type("user:/ban");
    assert.equal(await search(page).inputValue(), "user:/ban", "a slash is typed once the search has the focus");
    await search(page).fill("user:ban");
    await eventually(() => shown(page), ["user:banned"]);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "user:banned");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, "solid", "the focus can be seen");
    await page.keyboard.press("Escape");
    await eventually(() => shown(page), codes("axumkit"));
    assert.equal(await search(page).inputValue(), "");
  });

  test("finds all errors that share a code", async (t) => {
    const page = await open(t, "clerk.html");
    const wanted = codes("clerk", (entry) => entry.code === "resource_not_found");
    assert.ok(wanted.length > 1);
    await page.getByRole("button", { name: `Show all ${wanted.length} errors with code resource_not_found` }).first().click();
    await eventually(() => shown(page), wanted);
  });
});

describe("filters", () => {
  test("by status and by section, together and with a search", async (t) => {
    const page = await open(t, "clerk.html");
    await choice(page, "Status").selectOption("4");
    await eventually(() => shown(page), codes("clerk", (entry) => entry.status < 500));
    await choice(page, "Status").selectOption({ label: `404 Not Found (${codes("clerk", (entry) => entry.status === 404).length})` });
    await eventually(() => shown(page), codes("clerk", (entry) => entry.status === 404));
    await choice(page, "Section").selectOption("organizations");
    const isWanted = (entry, section) => entry.status === 404 && section.name === "Organizations";
    await eventually(() => shown(page), codes("clerk", isWanted));
    const contents = () =>
      page.$$eval(".contents li", (items) => items.filter((item) => item.checkVisibility()).map((item) => item.textContent));
    await eventually(contents, [`Organizations ${codes("clerk", isWanted).length}`]);
    await page.locator(".bar").getByRole("button", { name: "Clear", exact: true }).click();
    await eventually(() => shown(page), codes("clerk"));
    assert.equal(await choice(page, "Status").inputValue(), "");
  });

  test("stand in the address", async (t) => {
    const page = await open(t, "clerk.html");
    await search(page).fill("organization");
    await choice(page, "Status").selectOption("403");
    await page.waitForURL("**/clerk.html?q=organization&status=403");
    const filtered = await shown(page);
    await page.reload();
    await eventually(() => shown(page), filtered);
    assert.equal(await search(page).inputValue(), "organization");
    await page.goto(`${server.origin}/clerk.html#resource_not_found`);
    await search(page).fill("invitation");
    await page.waitForURL("**/clerk.html?q=invitation");
    await page.goto(`${server.origin}/clerk.html?status=418&section=nowhere`);
    assert.deepEqual(await shown(page), codes("clerk"), "what the page does not know filters nothing");
  });
});

test("an overview has the code, the status and a sentence of each error", async (t) => {
  const page = await open(t, "axumkit.html");
  const rows = await page.$$eval(".overview tbody tr", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  const wanted = catalog("axumkit").sections.flatMap(({ entries }) =>
    entries.map((entry) => [entry.code, String(entry.status), asCode(entry.long_message ?? entry.message)]),
  );
  assert.deepEqual(rows, wanted);
  await page.locator(".overview").getByRole("link", { name: "user:banned" }).click();
  assert.equal(await page.$eval(":target", (entry) => entry.id), "user:banned");
});

test("samples are folded until one opens them or follows a link to them", async (t) => {
  const page = await open(t, "axumkit.html");
  const isOpen = () => page.$$eval(".sample[open]", (samples) => samples.map((sample) => sample.parentElement.id));
  assert.deepEqual(await isOpen(), []);
  await page.evaluate(() => { location.hash = "#user:not_found"; });
  await eventually(isOpen, ["user:not_found"]);
});

test("an error has what is sent, with its member, apart from what is explained", async (t) => {
  const page = await open(t, "clerk.html#agent_task_not_found");
  const parts = await page.$$eval(":target .text > h4, :target .text > dl dt, :target .description", (parts) => parts.map((part) => part.textContent));
  // With the features `tonic` and `rmcp`, each error has codes of other protocols.
  assert.deepEqual(parts.filter((part) => part !== "gRPC, JSON-RPC"), [
    "Sent", "Message errors[].message", "Long message errors[].long_message",
    "Explained", "The id names no agent task of this instance.", "Type",
  ]);
});

test("a link to the page itself is no documentation", async (t) => {
  const page = await open(t, "barekey.html");
  const links = await page.$$eval("main dd a", (links) => links.map((link) => link.href));
  assert.deepEqual(links.filter((link) => link.includes("#")), []);
  assert.equal(catalog("hostile").sections[0].entries[0].docs.includes("#"), true);
});

test("errors are grouped by section or by status", async (t) => {
  const page = await open(t, "axumkit.html");
  await choice(page, "Group").selectOption("status");
  const entries = catalog("axumkit").sections.flatMap((section) => section.entries);
  const sorted = entries.toSorted((a, b) => a.status - b.status).map((entry) => entry.code);
  await eventually(() => shown(page), sorted);
  const headings = await page.$$eval(".all h2", (headings) => headings.map((heading) => heading.textContent));
  assert.equal(headings[0], "400 Bad Request");
  assert.deepEqual(await page.$$eval(".contents a", (links) => links.map((link) => link.textContent)), headings);
  await page.waitForURL("**/axumkit.html?group=status");
  await search(page).fill("user:");
  await eventually(() => shown(page), sorted.filter((code) => code.startsWith("user:")));
  await page.waitForURL("**/axumkit.html?q=user%3A&group=status");
  await page.reload();
  await eventually(() => shown(page), sorted.filter((code) => code.startsWith("user:")));
  await page.keyboard.press("Escape");
  await choice(page, "Group").selectOption("");
  await eventually(() => shown(page), codes("axumkit"));
  const long = await open(t, "clerk.html?group=status");
  await eventually(() => long.locator(".contents a").getByText("422 Unprocessable Entity").count(), 1);
  const heights = await long.$$eval(".contents li span", (counts) => counts.map((count) => count.offsetHeight));
  assert.equal(new Set(heights).size, 1, `a count is not broken beside a long name: ${heights}`);
});

test("keys lead to the next error and the previous one", async (t) => {
  const page = await open(t, "axumkit.html?q=user:");
  const wanted = await shown(page);
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  for (const [key, code] of [["j", wanted[0]], ["j", wanted[1]], ["j", wanted[2]], ["k", wanted[1]]]) {
    await page.keyboard.press(key);
    assert.equal(await focused(), code);
  }
  await search(page).focus();
  await page.keyboard.type("j");
  assert.equal(await search(page).inputValue(), "user:j");
});

describe("of many hits", () => {
  const wanted = codes("clerk", (entry, section) => /organization/i.test(JSON.stringify([entry, section.name, section.type])));
  const there = (page) => page.locator(".hits .entry").count();
  const top = (page, locator) => locator.evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });

  test("the first are there at once, and the others as one scrolls", async (t) => {
    const page = await open(t, "clerk.html?q=organization");
    await eventually(() => page.locator(".hits .entry").first().isVisible(), true);
    await page.waitForTimeout(1_000);
    assert.ok((await there(page)) < wanted.length / 2, "most hits are far from what is in view");
    assert.deepEqual(await shown(page), wanted);
    assert.equal(await there(page), wanted.length);
    for (const word of ["organization ", "invitation"]) {
      await search(page).fill(word);
      const isFound = (entry, section) => JSON.stringify([entry, section.name, section.type]).toLowerCase().includes(word.trim());
      await eventually(() => shown(page), codes("clerk", isFound));
      const sections = catalog("clerk").sections.filter((section) => section.entries.some((entry) => isFound(entry, section)));
      assert.deepEqual(await page.$$eval(".hits h2", (headings) => headings.map((heading) => heading.textContent)), sections.map(({ name }) => name));
    }
    await search(page).fill("");
    await eventually(() => shown(page), codes("clerk"));
    assert.equal(await there(page), 0);
  });

  test("each is reached by its anchor, by keys and from the contents", async (t) => {
    const page = await open(t, "clerk.html?q=organization");
    const last = wanted.at(-1);
    await page.evaluate((last) => { location.hash = `#${last}`; }, last);
    await eventually(() => page.evaluate(() => document.querySelector(":target")?.closest(".hits .entry")?.id), last);
    await eventually(() => top(page, page.locator(":target")), true);
    assert.equal(await search(page).inputValue(), "organization", "the filter stays");

    await page.goto(`${server.origin}/clerk.html?q=organization&status=4`);
    await eventually(async () => (await there(page)) > 0, true);
    for (let at = 0; at < 20; at += 1) await page.keyboard.press("j");
    const isWanted = (entry, section) => entry.status < 500 && wanted.includes(String(entry.code)) && /organization/i.test(JSON.stringify([entry, section.name, section.type]));
    assert.equal(await page.evaluate(() => document.activeElement.textContent), codes("clerk", isWanted)[19]);

    // The contents follow the filter.
    const links = page.locator(".contents a:visible");
    const sections = catalog("clerk").sections.filter((section) => section.entries.some((entry) => isWanted(entry, section)));
    await eventually(() => links.count(), sections.length);
    const link = links.last();
    const name = await link.textContent();
    for (let clicks = 0; clicks < 2; clicks += 1) {
      await link.click();
      await eventually(() => top(page, page.locator(".hits h2").getByText(name, { exact: true })), true);
      await page.evaluate(() => scrollTo(0, 0));
    }
  });

  test("the one with the focus keeps it when the filter is lifted", async (t) => {
    const page = await open(t, "clerk.html?q=organization");
    await eventually(async () => (await there(page)) > 0, true);
    await page.keyboard.press("j");
    await page.keyboard.press("Escape");
    await eventually(() => shown(page), codes("clerk"));
    assert.equal(await page.evaluate(() => document.activeElement.textContent), wanted[0]);
  });
});

test("several services are filtered by service", async (t) => {
  const page = await open(t, "services.html");
  const total = codes("clerk").length + codes("axumkit").length;
  await eventually(() => count(page), `${total} errors`);
  await choice(page, "Service").selectOption("posts.example");
  await eventually(() => shown(page), codes("axumkit"));
  await page.waitForURL("**/services.html?service=posts.example");
  await page.reload();
  await eventually(() => shown(page), codes("axumkit"));
  const alone = await open(t, "axumkit.html");
  assert.equal(await choice(alone, "Service").count(), 0, "one service needs no choice");
});

describe("nothing moves while the page is loaded", () => {
  for (const [screen, options] of Object.entries({ phone: PHONE, desktop: {} })) {
    test(screen, async (t) => {
      const page = await open(t, "empty.html", options);
      await page.addInitScript(() => {
        window.shift = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(`${server.origin}/clerk.html`);
      await page.waitForTimeout(1_000);
      const shift = await page.evaluate(() => window.shift);
      assert.ok(shift < 0.1, `${shift}`);
    });
  }
});

describe("anchors", () => {
  /** Waits until the entry `id` stands below the bar, which is where a link leads. */
  const lands = (page, id) =>
    eventually(
      () => page.evaluate(() => {
        const target = document.querySelector(":target");
        const bar = document.querySelector(".bar, .query").getBoundingClientRect();
        const { top } = target?.getBoundingClientRect() ?? {};
        return { id: target?.id, isInView: top >= bar.bottom - 1 && top < bar.bottom + 200 };
      }),
      { id, isInView: true },
    );

  for (const [address, id] of [
    ["clerk.html#agent_task_not_found", "agent_task_not_found"],
    ["clerk.html#resource_not_found", "resource_not_found"],
    ["axumkit.html#user:not_found", "user:not_found"],
    ["axumkit.html#user%3Anot_found", "user:not_found"],
    ["codelibra.html#404001", "404001"],
    ["hostile.html#with space", "with%20space"],
    ["hostile.html#with%20space", "with%20space"],
    ["hostile.html#%3C/script%3E", "</script>"],
    ["hostile.html#عربي", "عربي"],
    ["hostile.html#50%", "50%"],
    ["hostile.html#gone", "gone"],
  ]) {
    test(address, async (t) => {
      const page = await open(t, address);
      await lands(page, id);
      // The entry's own link leads to the same place.
      const href = await page.$eval(":target h3 a", (link) => link.getAttribute("href"));
      await page.evaluate(() => scrollTo(0, 0));
      await page.goto(`${server.origin}/${address.split("#")[0]}${href}`);
      await lands(page, id);
    });
  }

  test("lead to what a filter hides", async (t) => {
    const page = await open(t, "clerk.html?q=invitation#agent_task_not_found");
    await lands(page, "agent_task_not_found");
    await search(page).fill("invitation");
    await eventually(async () => (await shown(page)).includes("agent_task_not_found"), false);
    await page.evaluate(() => { location.hash = "#resource_not_found"; });
    await lands(page, "resource_not_found");
  });

  test("that the page has not followed yet stays in the address", async (t) => {
    const page = await open(t, "empty.html");
    await page.addInitScript(() => {
      const set = window.setTimeout;
      const later = [];
      window.setTimeout = (run, ...rest) => set(later[later.push(run) - 1], ...rest);
      window.runLater = () => later.splice(0).forEach((run) => run());
    });
    await page.goto(`${server.origin}/axumkit.html`);
    await search(page).fill("user:banned");
    await eventually(() => shown(page), ["user:banned"]);
    // Before the browser tells the page that the anchor has changed, the page writes its address.
    const hash = await page.evaluate(() => {
      location.hash = "#user:not_found";
      window.runLater();
      return location.hash;
    });
    assert.equal(hash, "#user:not_found");
    await lands(page, "user:not_found");
  });

  test("are unique, and each link within the page has one", async (t) => {
    for (const name of CATALOGS) {
      const page = await open(t, `${name}.html`);
      const { ids, missing } = await page.evaluate(() => ({
        ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
        missing: [...document.querySelectorAll("a[href^='#']")]
          .map((link) => link.hash.slice(1))
          .filter((id) => !document.getElementById(id) && !document.getElementById(decodeURIComponent(id))),
      }));
      assert.equal(new Set(ids).size, ids.length, name);
      assert.deepEqual(missing, [], name);
    }
  });
});

test("a page is used from the disk as well", async (t) => {
  const page = await open(t, pathToFileURL(path("axumkit.html")));
  await search(page).fill("user:banned");
  await eventually(() => shown(page), ["user:banned"]);
  await page.waitForURL("file:///**/axumkit.html?q=user%3Abanned");
  await page.evaluate(() => { location.hash = "#user:not_found"; });
  await eventually(() => shown(page), codes("axumkit"));
});

test("a catalog without errors is a page, too", async (t) => {
  const page = await open(t, "empty.html");
  await eventually(() => count(page), "0 errors");
  await search(page).fill("any");
  await eventually(() => page.locator(".nothing").isVisible(), true);
  await page.locator(".bar").getByRole("button", { name: "Clear", exact: true }).click();
  await eventually(() => page.locator(".nothing").isVisible(), false);
});

test("codes and bodies are copied", async (t) => {
  const page = await open(t, "axumkit.html", { permissions: ["clipboard-read", "clipboard-write"] });
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "Copy code user:not_found", exact: true }).click();
  await eventually(copied, "user:not_found");
  await eventually(() => page.locator(".said").textContent(), "Copied");
  await page.getByRole("button", { name: "Copy link to user:not_found", exact: true }).click();
  await eventually(copied, `${server.origin}/axumkit.html#user:not_found`);
  await page.locator("[id='user:not_found'] summary").click();
  const button = page.getByRole("button", { name: "Copy body of user:not_found", exact: true });
  await button.click();
  const entry = catalog("axumkit").sections.flatMap((section) => section.entries).find((entry) => entry.code === "user:not_found");
  await eventually(async () => {
    const body = await copied();
    return body.startsWith("{") && JSON.parse(body);
  }, entry.sample.body);
  await eventually(() => button.textContent(), "Copy body");
});

test("copying works where the browser has no clipboard for the page", async (t) => {
  const page = await open(t, "axumkit.html");
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
  });
  await page.getByRole("button", { name: "Copy code user:banned", exact: true }).click();
  assert.equal(await page.evaluate(() => window.copied), "user:banned");
  assert.equal(await page.evaluate(() => document.activeElement.className), "copy", "the focus stays");
});

describe("themes", () => {
  const paper = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  test("follow the system until one is chosen, which is remembered", async (t) => {
    const page = await open(t, "barekey.html", { colorScheme: "light" });
    const light = await paper(page);
    const toggle = page.getByRole("button", { name: "Dark theme" });
    assert.equal(await toggle.getAttribute("aria-pressed"), "false");
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await paper(page);
    assert.notEqual(light, dark);
    await eventually(() => toggle.getAttribute("aria-pressed"), "true");
    await toggle.click();
    assert.equal(await paper(page), light);
    await page.reload();
    assert.equal(await paper(page), light);
    assert.equal(await toggle.getAttribute("aria-pressed"), "false");
    await toggle.click();
    await page.emulateMedia({ colorScheme: "light" });
    assert.equal(await paper(page), light, "it follows the system again");
  });

  test("can be chosen where nothing can be stored", async (t) => {
    const page = await open(t, "barekey.html", { colorScheme: "light" });
    const light = await paper(page);
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get() { throw new Error("refused"); } });
    });
    await page.reload();
    await page.getByRole("button", { name: "Dark theme" }).click();
    assert.notEqual(await paper(page), light);
  });
});

describe("axe finds nothing", () => {
  const SCREENS = {
    "in the light theme": { colorScheme: "light" },
    "in the dark theme": { colorScheme: "dark" },
    "on a phone": { ...PHONE, colorScheme: "light" },
  };
  for (const [screen, options] of Object.entries(SCREENS)) {
    for (const name of ["barekey", "hostile"]) {
      test(`${screen}: ${name}`, async (t) => {
        const page = await open(t, `${name}.html`, options);
        await examine(page);
      });
    }
  }

  test("in the whole of clerk", async (t) => {
    const page = await open(t, "clerk.html");
    await examine(page);
  });

  test("when nothing is found", async (t) => {
    const page = await open(t, "axumkit.html?q=no+such+thing");
    await examine(page);
  });

  async function examine(page) {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
    assert.deepEqual(found, []);
  }
});

test("a phone needs no scrolling to the side", async (t) => {
  for (const name of [...CATALOGS, "words"]) {
    const page = await open(t, `${name}.html`, PHONE);
    const wide = await page.evaluate(() => {
      // What is not laid out yet could be wide, too.
      for (const group of document.querySelectorAll(".settled, .group, .overview")) group.style.contentVisibility = "visible";
      const { scrollWidth, clientWidth } = document.documentElement;
      const isWide = (element) => element.getBoundingClientRect().right > clientWidth;
      return scrollWidth > clientWidth ? [...document.body.querySelectorAll("*")].filter(isWide).map((element) => element.outerHTML.slice(0, 200)) : [];
    });
    assert.deepEqual(wide, [], name);
  }
});

test("a section that is far away is not laid out, and is where it was", async (t) => {
  for (const options of [{}, PHONE]) {
    const page = await open(t, "clerk.html", options);
    await eventually(() => page.locator(".chunk:not(.settled)").count(), 0);
    const last = page.locator(".chunk section").last().locator("h2");
    assert.equal(await last.evaluate((heading) => heading.checkVisibility({ contentVisibilityAuto: true })), false);
    const places = () => page.$$eval(".chunk, .chunk:first-child .entry", (elements) =>
      elements.map((element) => [element.getBoundingClientRect().top, element.getBoundingClientRect().right].map(Math.round)),
    );
    const settled = await places();
    await page.evaluate(() => {
      for (const section of document.querySelectorAll(".settled")) section.classList.remove("settled");
    });
    assert.deepEqual(settled, await places());
  }
  const page = await open(t, "empty.html");
  await page.emulateMedia({ media: "print" });
  await page.goto(`${server.origin}/clerk.html`);
  await page.waitForTimeout(500);
  assert.equal(await page.locator(".settled").count(), 0, "on paper, sections have other heights");
  await page.emulateMedia({ media: "screen" });
  await eventually(() => page.locator(".chunk:not(.settled)").count(), 0);
});

test("paper shows every error, and no controls", async (t) => {
  const page = await open(t, "barekey.html?status=403", { colorScheme: "dark" });
  const filtered = await shown(page);
  assert.ok(filtered.length < codes("barekey").length);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  assert.deepEqual(await shown(page), codes("barekey"));
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.deepEqual(await shown(page), filtered);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await eventually(() => shown(page), codes("barekey"));
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  const controls = await page.$$eval("button, input, select, .skip", (elements) =>
    elements.filter((element) => element.checkVisibility()).map((element) => element.outerHTML),
  );
  assert.deepEqual(controls, []);
});

test("all of clerk is printed on less than 50 pages", async (t) => {
  const page = await open(t, "clerk.html");
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages > 10 && pages < 50, `${pages}`);
});

test("all is there to read without scripts", async (t) => {
  const page = await open(t, "barekey.html", { javaScriptEnabled: false });
  for (const entry of await page.locator(".entry").all()) assert.ok(await entry.isVisible());
  assert.equal(await page.locator(".entry").count(), codes("barekey").length);
  for (const control of await page.locator("button, input, select").all()) assert.ok(await control.isHidden());
  assert.ok(await page.getByRole("link", { name: "Variables" }).isVisible());
});

describe("hostile texts are texts", () => {
  test("no element comes from them", async (t) => {
    const page = await open(t, "hostile.html");
    assert.equal(await page.title(), `${catalog("hostile").title} – Error reference`);
    const strange = await page.$$eval(
      "main img, main script, main style, main iframe, main svg, main [onerror], main [style]:not(.settled[style^='--height: ']), a[href^='javascript']",
      (elements) => elements.map((element) => element.outerHTML),
    );
    assert.deepEqual(strange, []);
    assert.equal(await page.locator("script").count(), 1);
  });

  test("they are shown letter for letter", async (t) => {
    const page = await open(t, "hostile.html");
    for (const section of catalog("hostile").sections) {
      for (const entry of section.entries) {
        const article = page.locator(".entry", { has: page.locator("h3 code").getByText(entry.code, { exact: true }) });
        const paragraphs = await article.locator(".text p, .text dd").allTextContents();
        for (const text of [entry.message, entry.long_message, entry.hint].filter(Boolean).map(visible).map(asCode)) {
          assert.ok(paragraphs.includes(text), `${text.slice(0, 100)} is not in ${JSON.stringify(paragraphs).slice(0, 500)}`);
        }
      }
    }
  });

  test("they can be searched for", async (t) => {
    const page = await open(t, "hostile.html");
    await search(page).fill("</h2><img <script>");
    await eventually(async () => (await shown(page)).length > 0, true);
  });
});

test("5,000 errors are searched, filtered and linked like few", async (t) => {
  const page = await open(t, "large.html");
  const total = await page.locator(".entry").count();
  assert.ok(total >= 5_000);
  await eventually(() => count(page), `${total} errors`);
  await search(page).fill("not_found_3");
  const wanted = codes("clerk").map((code) => `${code}_3`).filter((code) => code.includes("not_found_3"));
  await eventually(() => shown(page), wanted);
  await search(page).fill("");
  await eventually(() => count(page), `${total} errors`);
  await choice(page, "Status").selectOption("5");
  await eventually(async () => {
    const statuses = await page.$$eval(".entry", (entries) =>
      entries.filter((entry) => entry.checkVisibility()).map((entry) => entry.dataset.status[0]),
    );
    return statuses.length > 0 && statuses.every((digit) => digit === "5");
  }, true);
  await page.evaluate(() => { location.hash = "#resource_not_found_15"; });
  await eventually(async () => {
    const box = await page.locator("[id=resource_not_found_15]").boundingBox();
    return box !== null && box.y > 0 && box.y < 800;
  }, true);
});

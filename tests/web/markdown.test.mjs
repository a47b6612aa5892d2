// The Markdown page as MDX, which is what Docusaurus and others read.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { evaluate } from "@mdx-js/mdx";
import { catalog, text } from "./documents.mjs";

/** A runtime of JSX that keeps elements as they are. */
const element = (type, { children = [], ...properties }) => ({ type, properties, children: [children].flat() });
const RUNTIME = { Fragment: "fragment", jsx: element, jsxs: element };

async function read(name) {
  const { default: page } = await evaluate(text(`${name}.md`), RUNTIME);
  return page({});
}

function* elements(node, type) {
  if (typeof node !== "object" || node === null) return;
  if (node.type === type) yield node;
  for (const child of node.children) yield* elements(child, type);
}

const textOf = (node) => (typeof node === "string" ? node : (node?.children ?? []).map(textOf).join(""));
const normal = (text) => text.replaceAll("\0", "\ufffd").split(/[ \t\n\r\v\f]+/).filter(Boolean).join(" ");

for (const name of ["clerk", "barekey", "axumkit", "codelibra", "hostile"]) {
  describe(name, () => {
    const { sections } = catalog(name);
    const entries = sections.flatMap((section) => section.entries);

    test("has each text as it was declared", async () => {
      const page = await read(name);
      const headings = [...elements(page, "h3")].map((heading) => normal(textOf(heading)));
      assert.deepEqual(headings, entries.map((entry) => normal(String(entry.code) || entry.name)));
      const items = new Set([...elements(page, "li")].map((item) => normal(textOf(item))));
      for (const { message, long_message: long } of entries) {
        if (message) assert.ok(items.has(normal(`Text: ${message}`)), message);
        if (long && long !== message) assert.ok(items.has(normal(`Long text: ${long}`)), long);
      }
    });

    test("has links that lead somewhere", async () => {
      const page = await read(name);
      const links = [...elements(page, "a")].map((link) => link.properties);
      const anchors = new Set(links.map(({ id }) => id).filter(Boolean));
      for (const { href } of links) {
        if (href?.startsWith("#")) assert.ok(anchors.has(href.slice(1)), href);
        else if (href !== undefined) assert.match(href, /^https:/);
      }
      assert.equal(anchors.size, entries.length + sections.length);
    });
  });
}

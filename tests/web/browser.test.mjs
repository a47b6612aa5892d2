// What the tests of pages lean on: a browser that runs scripts, and a checker that finds what is wrong.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { launch } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("axe finds an input without a name in a page that has run its script", async () => {
  const page = await browser.newPage();
  await page.setContent(`<!doctype html><html lang="en"><title>A form</title><main><h1>A form</h1></main>
    <script>document.querySelector("main").append(document.createElement("input"))</script></html>`);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map((violation) => violation.id), ["label"]);
});

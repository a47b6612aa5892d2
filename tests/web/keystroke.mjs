// Measures how long the page computes for each key of a search among 5,000 errors, at a quarter of the processor's speed:
// `node keystroke.mjs`, after `.ci/web` has written the page.

import { launch } from "./browser.mjs";
import { serve } from "./documents.mjs";

const [browser, server] = await Promise.all([launch(), serve()]);
const page = await browser.newPage();
await page.goto(`${server.origin}/large.html`);
// Until the page has read its texts.
await page.waitForTimeout(5_000);
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable", { timeDomain: "threadTicks" });
await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
// The time that the page has used of its processor, whatever else the computer does.
const used = async () => {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1_000 * metrics.find(({ name }) => name === "TaskDuration").value;
};
await page.getByRole("searchbox").focus();
const times = [];
for (const key of "organization xyz") {
  const before = await used();
  await page.evaluate((key) => new Promise((answered) => {
    const input = document.activeElement;
    input.value += key;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    requestAnimationFrame(() => setTimeout(answered));
  }), key);
  times.push(Math.round(await used() - before));
}
console.log(`median ${times.toSorted((a, b) => a - b)[times.length >> 1]} ms, each: ${times.join(" ")}`);
await browser.close();
server.close();

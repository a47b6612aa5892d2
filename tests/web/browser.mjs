// Chromium, as Debian packages it or as `CHROMIUM` names it, for the tests of pages. The build without windows takes half of
// the processor time.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/** Path of the browser. */
function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of NAMES) {
    for (const folder of process.env.PATH.split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  throw new Error(`no Chromium in PATH; CHROMIUM=<path> names one`);
}

/** A headless browser. */
export function launch() {
  // Chromium refuses its sandbox to root, which is who runs in containers.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath: executable(), chromiumSandbox: !isRoot });
}

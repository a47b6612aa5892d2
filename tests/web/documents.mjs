// The documents that `.ci/web` had written, as files and as addresses.

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

/** The folder; without `WEB_DOCUMENTS` the one of a plain `.ci/web`. */
const folder = process.env.WEB_DOCUMENTS ?? join(import.meta.dirname, "../../target/web");

/** Path of a document. */
export function path(name) {
  return join(folder, name);
}

/** Text of a document. */
export function text(name) {
  return readFileSync(path(name), "utf8");
}

/** The catalog as data: what `name.json` holds. */
export function catalog(name) {
  return JSON.parse(text(`${name}.json`));
}

/** Serves the pages on this machine: `origin` is where, `requests` what was asked for. */
export async function serve() {
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    requests.push(pathname);
    try {
      const body = text(pathname.slice(1));
      response.writeHead(200, { "content-type": "text/html" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

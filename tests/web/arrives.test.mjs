// Answers of the users service arrive at clients that are still sending a body that nobody reads.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import http from "node:http";
import { after, before, describe, test } from "node:test";
import { path } from "./documents.mjs";

// The layer reads on up to 1 MiB.
const LENGTHS = [20_000, 300_000, 1_000_000];
const TIMES = 20;

let service;
let origin;
before(async () => {
  service = spawn(path("../debug/error-catalog-users"), ["0"], { stdio: ["ignore", "pipe", "ignore"] });
  origin = await new Promise((resolve, reject) => {
    let said = "";
    service.on("error", reject).stdout.on("data", (piece) => {
      said += piece;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (address) resolve(address[0]);
    });
  });
});
after(() => service?.kill());

/** The status of the answer to a request without a token. */
const clients = {
  "node:http, a connection for all": (body) => byHttp(body, shared),
  "node:http, a connection for each": (body) => byHttp(body, new http.Agent()),
  async fetch(body) {
    const response = await fetch(`${origin}/users`, { method: "POST", body });
    await response.text();
    return response.status;
  },
  async curl(body) {
    const child = spawn("curl", ["-sS", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Expect:", "--data-binary", "@-", `${origin}/users`]);
    child.stdin.on("error", () => {});
    child.stdin.end(body);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => { said += piece; });
    await new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
    return Number(said) || said;
  },
};

const shared = new http.Agent({ keepAlive: true, maxSockets: 1 });
after(() => shared.destroy());

function byHttp(body, agent) {
  return new Promise((resolve, reject) => {
    const headers = { "content-length": body.length };
    const request = http.request(`${origin}/users`, { method: "POST", agent, headers }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode)).on("error", reject);
    });
    request.on("error", reject).end(body);
  });
}

for (const [name, send] of Object.entries(clients)) {
  describe(name, () => {
    for (const length of LENGTHS) {
      test(`${length} bytes`, async () => {
        const body = Buffer.alloc(length, "x");
        for (let time = 0; time < TIMES; time += 1) assert.equal(await send(body), 401, `request ${time}`);
      });
    }
  });
}

// The OpenAPI documents, read by what reads them: two linters, and a generator whose types a client uses.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import openapiTS, { astToString } from "openapi-typescript";
import { path, text } from "./documents.mjs";

const CATALOGS = ["clerk", "barekey", "axumkit", "codelibra"];

const folder = path("openapi");

/** The document with an operation that may answer each of the responses. */
function withOperation(name) {
  const document = JSON.parse(text(`${name}.openapi.json`));
  const { responses } = document.components;
  const references = Object.entries(responses).map(([key, { description }]) => [
    description === "Any error" ? "default" : description.slice(0, 3),
    { $ref: `#/components/responses/${key}` },
  ]);
  const ok = { description: "All is well" };
  document.tags = [{ name: "all", description: "All operations" }];
  document.paths["/"] = {
    get: {
      operationId: "get",
      summary: "Do something",
      description: "Which may fail in all ways.",
      tags: ["all"],
      security: [],
      responses: { 200: ok, ...Object.fromEntries(references) },
    },
  };
  return document;
}

/** Runs a program of the packages; its exit code and what it printed. */
function run(program, ...args) {
  const env = {
    ...process.env,
    CI: "true",
    NO_COLOR: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  };
  const file = join(import.meta.dirname, "node_modules", program);
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

const config = (name) => join(import.meta.dirname, "openapi", name);

// Every example is held against the schema, which takes most of a minute for Clerk's: this runs beside the other tests.
let spectral;

before(() => {
  mkdirSync(folder, { recursive: true });
  for (const name of [...CATALOGS, "hostile"]) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(withOperation(name), null, 2));
  }
  spectral = run(
    "@stoplight/spectral-cli/dist/index.js", "lint", "--format=json", "--quiet", "--fail-severity=warn",
    `--ruleset=${config("spectral.yaml")}`, ...CATALOGS.map((name) => join(folder, `${name}.json`)),
  );
});

/** What Redocly reports of each document; to start it takes longer than most documents do. */
async function redocly(...documents) {
  const { code, stdout, stderr } = await run(
    "@redocly/cli/bin/cli.js", "lint", "--format=json", `--config=${config("redocly.yaml")}`, ...documents,
  );
  const reports = JSON.parse(`[${stdout.replaceAll("}{", "},{")}]`);
  assert.equal(reports.length, documents.length, stderr);
  return { code, reports };
}

describe("Redocly's recommended rules find nothing", () => {
  test("in the four documents", async () => {
    const { code, reports } = await redocly(...CATALOGS.map((name) => join(folder, `${name}.json`)));
    for (const [index, { totals, problems }] of reports.entries()) {
      assert.deepEqual([problems, totals.errors, totals.warnings], [[], 0, 0], CATALOGS[index]);
    }
    assert.equal(code, 0);
  });

  test("that is an error, in a document without an operation or with hostile texts", async () => {
    const { code, reports } = await redocly(path("clerk.openapi.json"), join(folder, "hostile.json"));
    assert.deepEqual([code, ...reports.map(({ totals }) => totals.errors)], [0, 0, 0], JSON.stringify(reports));
  });

  test("but a reference that leads nowhere", async () => {
    const document = withOperation("barekey");
    delete document.components.schemas.ErrorCode;
    writeFileSync(join(folder, "broken.json"), JSON.stringify(document));
    const { code } = await run(
      "@redocly/cli/bin/cli.js", "lint", `--config=${config("redocly.yaml")}`, join(folder, "broken.json"),
    );
    assert.equal(code, 1);
  });
});

test("Spectral's rules for OpenAPI find nothing in the four documents", async () => {
  const { code, stdout, stderr } = await spectral;
  assert.deepEqual(JSON.parse(stdout), [], stderr);
  assert.equal(code, 0);
});

test("Spectral finds no error in a document without an operation or with hostile texts", async () => {
  const { code, stdout } = await run(
    "@stoplight/spectral-cli/dist/index.js", "lint", `--ruleset=${config("spectral.yaml")}`,
    path("barekey.openapi.json"), join(folder, "hostile.json"),
  );
  assert.equal(code, 0, stdout);
});

test("openapi-typescript writes types that `tsc --strict` accepts, and that tell errors apart", async () => {
  for (const name of [...CATALOGS, "hostile"]) {
    writeFileSync(join(folder, `${name}.ts`), astToString(await openapiTS(withOperation(name))));
  }
  copyFileSync(config("usage.ts"), join(folder, "usage.ts"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const files = [...CATALOGS, "hostile", "usage"].map((name) => join(folder, `${name}.ts`));
  const { code, stdout } = await run(
    "typescript/bin/tsc", "--strict", "--noEmit", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess",
    // Types of other tools that happen to be installed, and those of TypeScript itself, are not part of this.
    "--types", "node", "--skipLibCheck", "--target", "es2022", "--module", "nodenext", ...files,
  );
  assert.equal(code, 0, stdout);
});

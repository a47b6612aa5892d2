// The TypeScript modules: compiled by `tsc --strict`, used in `typescript/usage.ts` as a client would, and run on what the
// service sends, on what it does not send, and on what means harm.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

/** Where `cargo run --example typescript` has put them; without `WEB_DOCUMENTS`, where a plain `.ci/web` has. */
const folder = join(process.env.WEB_DOCUMENTS ?? join(import.meta.dirname, "../../target/web"), "typescript");
const built = join(folder, "built");

const CATALOGS = ["clerk", "barekey", "axumkit", "codelibra"];
const SHAPES = ["error_list", "error_object", "flat", "problem", "google_status", "json_api", "house", "bare_list"];

/** Everything that `--strict` leaves out, and nothing of a browser. */
const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  target: "es2022",
  lib: ["es2019"],
  types: [],
  module: "nodenext",
  declaration: true,
  isolatedDeclarations: true,
  outDir: "built",
};

before(() => {
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(import.meta.dirname, "typescript/usage.ts"), join(folder, "usage.ts"));
  const files = [...CATALOGS, ...SHAPES, "by_code", "odd", "empty", "usage"].map((name) => `${name}.ts`);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: OPTIONS, files }));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const tsc = join(import.meta.dirname, "node_modules/typescript/bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, "--project", folder], { encoding: "utf8" });
  } catch (error) {
    assert.fail(`tsc: ${error.stdout}`);
  }
});

const load = (name) => import(pathToFileURL(join(built, `${name}.js`)));
const responses = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));

/** A `Response` as `fetch` gives it. */
const toResponse = ({ status, headers, body }) => new Response(body, { status, headers });

/** The members of an error that are there. */
function present(error) {
  return Object.fromEntries(Object.entries(error).filter(([, value]) => value !== undefined));
}

for (const name of CATALOGS) {
  test(`${name}: every code is read back from the response of its entry`, async () => {
    const { errorCatalog, errorCodes, isErrorCode, parseError, parseResponse } = await load(name);
    const samples = responses(name);
    assert.ok(samples.length > 0);
    for (const { code, status, headers, body } of samples) {
      assert.ok(isErrorCode(code), code);
      const error = await parseResponse(toResponse({ status, headers, body }));
      assert.equal(error.code, code);
      assert.equal(error.unknownCode, undefined);
      // Of the four, one sends no texts.
      assert.equal(typeof error.message, name === "axumkit" ? "undefined" : "string");
      assert.equal(error.status, status);
      assert.equal(error.requestId, headers["x-request-id"]);
      assert.equal(error.errors.length, 1);
      assert.equal(parseError(JSON.parse(body)).code, code);
      assert.ok([errorCatalog[code].status].flat().includes(status));
    }
    assert.deepEqual(new Set(errorCodes), new Set(samples.map(({ code }) => code)));
    assert.deepEqual(Object.keys(errorCatalog).sort(), errorCodes.map(String).sort());
  });
}

/** What each shape sends, beside the code and a text, of the error that has everything. */
const POINTER = "/user/emails/0";
const SENT = {
  error_list: { message: "already exists", long: "a@b.c is taken", meta: true, pointer: POINTER, list: true },
  error_object: { message: "a@b.c is taken", meta: true, pointer: POINTER, list: true, under: true },
  flat: { message: "a@b.c is taken", meta: true, pointer: POINTER, list: true, under: true },
  problem: {
    message: "already exists",
    long: "a@b.c is taken",
    meta: true,
    pointer: `#${POINTER}`,
    list: true,
    under: true,
  },
  google_status: { message: "a@b.c is taken", text: true, pointer: "user.emails[0]", under: true, id: false },
  json_api: {
    message: "already exists",
    long: "a@b.c is taken",
    meta: true,
    pointer: "/data/attributes/user/emails/0",
    list: true,
  },
  house: { message: "a@b.c is taken", meta: true, pointer: "user.emails[0]", list: true, under: true },
  bare_list: { message: "a@b.c is taken", meta: true, pointer: "user.emails[0]", list: true, id: false },
};

for (const [name, sent] of Object.entries(SENT)) {
  describe(name, () => {
    test("one error", async () => {
      const { parseError, parseResponse } = await load(name);
      const { plain, everything } = responses(name);
      const error = parseError(everything.body);
      assert.equal(error.code, "email_taken");
      assert.equal(error.message, sent.message);
      assert.equal(error.longMessage, sent.long);
      assert.equal(error.pointer, sent.pointer);
      assert.equal(error.requestId, sent.id === false ? undefined : "req 1");
      const meta = { param_name: "email", status: "open", tries: 2 };
      if (sent.meta) assert.deepEqual(error.meta, meta);
      else if (sent.text) assert.deepEqual(error.meta, { ...meta, email: "a@b.c", tries: "2" });
      else assert.deepEqual(error.meta, {});

      const response = await parseResponse(toResponse(everything));
      assert.deepEqual(
        [response.status, response.requestId, response.retryAfter, response.code],
        [409, "req 1", 30, "email_taken"],
      );

      const least = parseError(plain.body);
      assert.deepEqual([least.code, least.requestId, least.meta], ["not_found", undefined, {}]);
      assert.equal(least.longMessage ?? least.message, "not found");
    });

    test("several errors", async () => {
      const { parseError } = await load(name);
      const { several, under } = responses(name);
      const codes = sent.list ? ["email_taken", "not_found"] : ["email_taken"];
      assert.deepEqual(parseError(several.body).errors.map(({ code }) => code), codes);
      assert.equal(parseError(several.body).code, "email_taken");
      const above = parseError(under.body);
      assert.equal(above.code, sent.list && !sent.under ? "email_taken" : "order_invalid");
      assert.deepEqual(
        above.errors.map(({ code }) => code),
        sent.list || sent.under ? codes : ["order_invalid"],
      );
    });

    test("a number stays a number", async () => {
      const { errorCatalog, isErrorCode, parseError } = await load(name);
      const error = parseError(responses(name).number.body);
      assert.equal(error.code, 404001);
      assert.equal(errorCatalog[error.code].status, 404);
      if (sent.meta) assert.deepEqual(error.meta, { limit: 7 });
      assert.ok(isErrorCode(404001));
      assert.ok(!isErrorCode("404001"));
    });
  });
}

test("codes that mean something in a program", async () => {
  const { errorCatalog, errorCodes, isErrorCode, parseError } = await load("odd");
  assert.deepEqual(errorCodes, [
    "user:not_found",
    "2fa_required",
    "__proto__",
    "constructor",
    "*/ x",
    "<!-- -->\n`${1}`'",
    "\u{e9}\u{1f600}",
    "old",
  ]);
  assert.ok(Object.hasOwn(errorCatalog, "__proto__"));
  assert.deepEqual(errorCatalog["user:not_found"].status, [400, 404]);
  assert.equal(errorCatalog["user:not_found"].message[0], '"quoted" \\ and \u{2028}\u{2029} */');
  assert.equal(errorCatalog["*/ x"].hint, "line\nbreak */");
  assert.deepEqual(errorCatalog.old.retry, { after: null });
  for (const value of ["toString", "hasOwnProperty", "", undefined, null, {}, [], ["old"], Symbol("old"), 1n]) {
    assert.ok(!isErrorCode(value), String(value));
  }

  const { proto, constructor, shared, hidden } = responses("odd");
  assert.equal(parseError(proto.body).code, "__proto__");
  assert.equal(parseError(constructor.body).code, "constructor");
  assert.deepEqual(parseError(shared.body).meta, { user_id: 7, tags: ["a"], nested: [[true]] });
  const secret = parseError(hidden.body);
  assert.deepEqual([secret.code, secret.unknownCode, secret.message], [undefined, "secret", "Secret"]);
});

test("documentation stays in its comments", () => {
  const module = readFileSync(join(folder, "odd.ts"), "utf8");
  assert.match(module, /\* Ends a comment: \*\\\/ alert\(1\) \/\* and `\$\{x\}`\./);
  assert.match(module, /\* @deprecated use \*\\\/ another one/);
  assert.doesNotMatch(module, /[\u2028\u2029]/);
});

test("what the service did not send is an unknown error", async () => {
  const { parseError } = await load("error_list");
  const nothing = { errors: [], meta: {} };
  for (const body of [
    undefined,
    null,
    "",
    "<html><h1>502 Bad Gateway</h1></html>",
    '{"errors":[{"code":"not_f',
    "null",
    "[]",
    "{}",
    '{"errors":{}}',
    '{"errors":[]}',
    '{"errors":[null,1,"x",[],{"code":null,"message":7}]}',
    '{"trace_id":7}',
    7,
    true,
    10n,
    Symbol("body"),
    () => {},
    new Map(),
    "[".repeat(100_000),
  ]) {
    assert.deepEqual(present(parseError(body)), nothing);
  }
  const [unknown] = parseError({ errors: [{ code: "newer", message: "Newer", meta: { a: 1 } }] }).errors;
  assert.deepEqual(present(unknown), { unknownCode: "newer", message: "Newer", meta: { a: 1 } });
  const numbered = parseError({ errors: [{ code: 7 }] });
  assert.equal(numbered.unknownCode, "7");
  const partly = parseError({ errors: [{ code: "not_found", meta: [] }], trace_id: 7 });
  assert.deepEqual([partly.code, partly.message, partly.meta, partly.requestId], ["not_found", undefined, {}, undefined]);
});

test("objects that mean harm do none", async () => {
  const { parseError } = await load("problem");
  const throws = () => {
    throw new Error("read");
  };
  const cyclic = { code: "not_found" };
  cyclic.errors = [cyclic];
  cyclic.meta = cyclic;
  assert.equal(parseError(cyclic).code, "not_found");
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const body of [
    Object.defineProperty({}, "code", { get: throws, enumerable: true }),
    { code: "not_found", errors: [Object.defineProperty({}, "code", { get: throws })] },
    new Proxy({}, { getOwnPropertyDescriptor: throws }),
    new Proxy([], { get: throws, getOwnPropertyDescriptor: throws, ownKeys: throws }),
    proxy,
  ]) {
    assert.deepEqual(present(parseError(body)), { errors: [], meta: {} });
  }
  const polluting = parseError('{"code":"not_found","__proto__":{"polluted":1},"meta":{"__proto__":{"polluted":2}}}');
  assert.equal(polluting.meta.polluted, undefined);
  assert.equal({}.polluted, undefined);
  assert.equal(polluting.code, "not_found");
  assert.equal(parseError({ instance: "urn:request:50%" }).requestId, "50%");
  assert.equal(parseError({ instance: "/users/7" }).requestId, "/users/7");
  assert.equal(parseError(Object.create({ code: "not_found" })).code, undefined);
});

test("codes that stand nowhere in particular are not found, and nothing throws", async () => {
  const { errorCodes, parseError, parseResponse } = await load("by_code");
  assert.ok(errorCodes.includes("email_taken"));
  for (const sent of Object.values(responses("by_code"))) {
    assert.deepEqual(present(parseError(sent.body)), { errors: [], meta: {} });
  }
  const { everything } = responses("by_code");
  const { status, requestId, retryAfter } = await parseResponse(toResponse(everything));
  assert.deepEqual([status, requestId, retryAfter], [409, "req 1", 30]);
});

test("a byte order mark is no part of the body", async () => {
  const { parseError } = await load("error_list");
  assert.equal(parseError(`\ufeff${responses("error_list").plain.body}`).code, "not_found");
});

test("the declared retry advice comes with the error", async () => {
  const { parseError } = await load("error_list");
  assert.deepEqual(parseError(responses("error_list").everything.body).retry, { after: 30 });
  assert.equal(parseError(responses("error_list").plain.body).retry, undefined);
  const odd = await load("odd");
  assert.equal(odd.parseError(responses("odd").constructor.body).retry, undefined);
});

test("pointers become fields of a form", async () => {
  const { fieldErrors, parseError } = await load("json_api");
  const { everything, plain } = responses("json_api");
  assert.deepEqual(fieldErrors(parseError(everything.body)), { "user.emails.0": ["a@b.c is taken"] });
  assert.deepEqual(fieldErrors(parseError(plain.body)), { "": ["not found"] });
  const google = await load("google_status");
  assert.deepEqual(Object.keys(google.fieldErrors(google.parseError(responses("google_status").several.body))), ["user.emails.0"]);
  const error = (pointer) => ({ message: "is wrong", longMessage: undefined, pointer });
  const errors = [error("#/a%20b/c~1d"), error("/a b/c~1d"), error("__proto__"), error("items[1].sku")];
  assert.deepEqual(
    Object.entries(fieldErrors({ errors })),
    [["a b.c/d", ["is wrong", "is wrong"]], ["__proto__", ["is wrong"]], ["items.1.sku", ["is wrong"]]],
  );
});

test("a catalog without errors", async () => {
  const { errorCodes, isErrorCode, parseError } = await load("empty");
  assert.deepEqual(errorCodes, []);
  assert.ok(!isErrorCode(undefined));
  assert.equal(parseError({ errors: [{ code: "x" }] }).unknownCode, "x");
});

test("a response that breaks off, and its headers", async () => {
  const { parseResponse } = await load("error_list");
  const broken = {
    status: 502,
    headers: new Headers({ "x-request-id": "req_2" }),
    text: () => Promise.reject(new Error("gone")),
  };
  assert.deepEqual(present(await parseResponse(broken)), { errors: [], meta: {}, requestId: "req_2", status: 502 });
  const after = async (value, headers = {}) => {
    const sent = value === undefined ? headers : { ...headers, "retry-after": value };
    return (await parseResponse(new Response("", { status: 503, headers: sent }))).retryAfter;
  };
  assert.equal(await after(undefined), undefined);
  assert.equal(await after("120"), 120);
  assert.equal(await after("soon"), undefined);
  assert.equal(await after("Fri, 31 Dec 1999 23:59:59 GMT"), 0);
  const inAMinute = await after(new Date(Date.now() + 60_000).toUTCString());
  assert.ok(inAMinute >= 58 && inAMinute <= 60, `${inAMinute}`);
  for (const value of ["-5", "+5", "120.5", "12, 12", "foo 12", "1.5", "9".repeat(400), "Sun, 99 Nov 1994 08:49:37 GMT"]) {
    assert.equal(await after(value), undefined, value);
  }
  // The three forms of RFC 9110, against the clock of the server.
  const date = "Fri, 31 Dec 1999 23:59:00 GMT";
  for (const value of ["Fri, 31 Dec 1999 23:59:59 GMT", "Friday, 31-Dec-99 23:59:59 GMT", "Fri Dec 31 23:59:59 1999"]) {
    assert.equal(await after(value, { date }), 59, value);
  }
  assert.equal(await after("Sat Jan  1 00:01:00 2000", { date }), 120);
  assert.equal(await after("Saturday, 01-Jan-00 00:00:00 GMT", { date }), 60);
  assert.deepEqual(present(await parseResponse(null)), { errors: [], meta: {} });
});

// ── Reading a response ──────────────────────────────────────────────────────

interface Texts {
  /** The short text, or the only text that the service sends. */
  readonly message: string | undefined;
  /** The long text, if it differs from the short one. */
  readonly longMessage: string | undefined;
  /** The request member at fault, in the service's notation. */
  readonly pointer: string | undefined;
  /** The query parameter at fault. */
  readonly parameter: string | undefined;
  /** What the caller can do about the error. */
  readonly hint: string | undefined;
}

type Known<Meta extends { readonly [C in ErrorCode]: unknown }> = {
  readonly [C in ErrorCode]: Texts & {
    readonly code: C;
    readonly unknownCode: undefined;
    readonly meta: Meta[C];
  };
}[ErrorCode];

/** An error of the catalog. Its `code` determines the type of `meta`. */
export type KnownError = Known<ErrorMeta>;

/** An error whose code is not in the catalog: the service is newer than this module, or something else sent the response. */
export interface UnknownError extends Texts {
  readonly code: undefined;
  /** The code that was sent, if any. A number is written out. */
  readonly unknownCode: string | undefined;
  readonly meta: Readonly<Record<string, unknown>>;
}

export type ParsedError = KnownError | UnknownError;

/** One of several errors. */
export type ListedError = Known<ListedMeta> | UnknownError;

/** The content of a response: the error that leads, and the list of all errors. */
export type ErrorResponse = LeadingError & {
  /** The errors in the order of the body; empty if none could be parsed. */
  readonly errors: readonly ListedError[];
  readonly requestId: string | undefined;
  /** The HTTP status, if a response was given. */
  readonly status: number | undefined;
  /** The seconds of `Retry-After`, if a response was given. */
  readonly retryAfter: number | undefined;
  /** The retry advice that the catalog declares for the code. */
  readonly retry: Retry | undefined;
};

/** The part of `Response` that the parser uses. */
export interface ResponseLike {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** Whether the value is a code of the catalog. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return known.has(value);
}

/**
 * Parses the body of an error response, given as its text or as the result of `JSON.parse`.
 *
 * It never throws. Missing parts are `undefined`, and a body that does not come from the service, such as a proxy's page, is
 * an `UnknownError` without errors.
 * <limits>
 */
export function parseError(body: unknown): ErrorResponse {
  return parse(body, undefined, undefined, undefined);
}

/**
 * Parses an error response of `fetch`: its body and its headers. It never throws.
 * <limits>
 */
export async function parseResponse(response: ResponseLike): Promise<ErrorResponse> {
  let body: unknown;
  try {
    body = await response.text();
  } catch {
    // The connection broke, so there is only the head of the response.
  }
  try {
    const { status, headers } = response;
    const retryAfter = seconds(headers.get("retry-after"), headers.get("date"));
    return parse(body, status, headers.get("x-request-id") ?? undefined, retryAfter);
  } catch {
    return parseError(body);
  }
}

/**
 * The texts of a response by the field of the request that each is about, for the fields of a form: `user.emails.0`.
 *
 * Texts of errors that are about the whole request are under the empty name.
 */
export function fieldErrors(response: ErrorResponse): Readonly<Record<string, readonly string[]>> {
  const fields = new Map<string, string[]>();
  for (const { message, longMessage, pointer, parameter } of response.errors) {
    const text = longMessage ?? message;
    if (text === undefined) continue;
    const field = pointer === undefined ? parameter ?? "" : toField(pointer);
    fields.set(field, [...(fields.get(field) ?? []), text]);
  }
  return Object.fromEntries(fields);
}

/** The name of a field, from a JSON Pointer, its form as a URI fragment, or a path such as `user.emails[0]`. */
function toField(pointer: string): string {
  const plain = pointer.startsWith("#") ? decoded(pointer.slice(1)) : pointer;
  if (!plain.startsWith("/")) return plain.replace(/\[([^\]]*)\]/g, ".$1");
  const names = plain.slice(1).split("/").map((name) => name.replace(/~1/g, "/").replace(/~0/g, "~"));
  // JSON:API has the members of a request in there.
  return (names[0] === "data" && names[1] === "attributes" ? names.slice(2) : names).join(".");
}

/** The names of members. `null` leads into an array, to the first item that has the rest of the path. */
type Path = readonly (string | null)[];

interface Place {
  readonly at: Path;
  /** Members of the object that do not belong to `meta`. */
  readonly without: readonly string[];
}

interface Fields {
  readonly code?: Path;
  readonly message?: Path;
  readonly longMessage?: Path;
  readonly pointer?: Path;
  readonly parameter?: Path;
  readonly hint?: Path;
  readonly meta: readonly Place[];
}

interface Shape {
  /** The one error at the top. */
  readonly top?: Fields;
  /** Each error of the list. */
  readonly list?: { readonly at: Path; readonly item: Fields };
  readonly requestId?: { readonly at: Path; readonly prefix: string };
}

const known: ReadonlySet<unknown> = /* @__PURE__ */ new Set<unknown>(errorCodes);

function parse(
  body: unknown,
  status: number | undefined,
  requestId: string | undefined,
  retryAfter: number | undefined,
): ErrorResponse {
  let errors: readonly AnyError[] = [];
  let lead: AnyError | undefined;
  try {
    // A byte order mark is no JSON, but may be there.
    const value: unknown = typeof body === "string" ? JSON.parse(body.replace(/^\ufeff/, "")) : body;
    const top = shape.top && toError(value, shape.top);
    const items = shape.list ? listed(at(value, shape.list.at), shape.list.item) : [];
    requestId ??= shape.requestId && toRequestId(text(at(value, shape.requestId.at)), shape.requestId.prefix);
    lead = top ?? items[0];
    errors = items.length > 0 || lead === undefined ? items : [lead];
  } catch {
    // The body is not JSON, or an object whose members throw.
  }
  const retry = retries.get(lead?.code);
  const response: unknown = { ...(lead ?? nothing), errors, requestId, status, retryAfter, retry };
  return response as ErrorResponse;
}

/** A `ParsedError` that the compiler does not check code by code, because there can be thousands of codes. */
interface AnyError extends Texts {
  readonly code: ErrorCode | undefined;
  readonly unknownCode: string | undefined;
  readonly meta: Readonly<Record<string, unknown>>;
}

const nothing: AnyError = {
  code: undefined,
  unknownCode: undefined,
  message: undefined,
  longMessage: undefined,
  pointer: undefined,
  parameter: undefined,
  hint: undefined,
  meta: {},
};

/** The request id without its prefix. In a URN, it is percent-encoded. */
function toRequestId(sent: string | undefined, prefix: string): string | undefined {
  if (sent === undefined || prefix === "" || !sent.startsWith(prefix)) return sent;
  return decoded(sent.slice(prefix.length));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function listed(list: unknown, fields: Fields): AnyError[] {
  if (!Array.isArray(list)) return [];
  return list.map((item) => toError(item, fields)).filter((error): error is AnyError => error !== undefined);
}

/** Reads one error, if the value has a code or a text. */
function toError(value: unknown, fields: Fields): AnyError | undefined {
  const sent = fields.code && at(value, fields.code);
  const code = toCode(sent);
  const isCode = (typeof sent === "string" && sent !== "") || typeof sent === "number";
  const unknownCode = code === undefined && isCode ? String(sent) : undefined;
  const message = fields.message && text(at(value, fields.message));
  const long = fields.longMessage && text(at(value, fields.longMessage));
  if (code === undefined && unknownCode === undefined && message === undefined && long === undefined) return undefined;
  return {
    code,
    unknownCode,
    message: message ?? long,
    longMessage: message === undefined || message === long ? undefined : long,
    pointer: fields.pointer && text(at(value, fields.pointer)),
    parameter: fields.parameter && text(at(value, fields.parameter)),
    hint: fields.hint && text(at(value, fields.hint)),
    meta: toMeta(value, fields.meta),
  };
}

function toMeta(value: unknown, places: readonly Place[]): Record<string, unknown> {
  let meta: Record<string, unknown> = {};
  for (const place of places) {
    const object = at(value, place.at);
    if (typeof object !== "object" || object === null || Array.isArray(object)) continue;
    const members = Object.entries(object).filter(([key]) => !place.without.includes(key));
    // Unlike an assignment, this works for any key, such as `__proto__`.
    meta = { ...meta, ...Object.fromEntries(members) };
  }
  return meta;
}

function at(value: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (step === null) return Array.isArray(value) ? first(value, rest) : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  return Object.prototype.hasOwnProperty.call(value, step) ? at((value as Record<string, unknown>)[step], rest) : undefined;
}

function first(items: readonly unknown[], path: Path): unknown {
  for (const item of items) {
    const found = at(item, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The seconds of `Retry-After` by RFC 9110: a whole number, or a date, compared with the date of the response. */
function seconds(value: string | null, date: string | null): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  if (/^\d+$/.test(text)) {
    const delay = Number(text);
    // No clock can add more than ten thousand years.
    return delay <= 315576000000 ? delay : undefined;
  }
  const sent = date === null ? undefined : toTime(date.trim(), Date.now());
  const now = sent ?? Date.now();
  const time = toTime(text, now);
  return time === undefined ? undefined : Math.max(0, Math.ceil((time - now) / 1000));
}

/** The milliseconds since 1970 of a date in one of the three forms of RFC 9110, section 5.6.7. */
function toTime(date: string, now: number): number | undefined {
  const long = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/.exec(date);
  if (long) return utc(long[3], long[2], long[1], long.slice(4));
  const short = /^[A-Z][a-z]{5,8}, (\d\d)-([A-Z][a-z]{2})-(\d\d) (\d\d):(\d\d):(\d\d) GMT$/.exec(date);
  if (short) {
    // A year with two digits is at most 50 years ahead.
    const last = new Date(now).getUTCFullYear() + 50;
    return utc(last - ((last - Number(short[3])) % 100), short[2], short[1], short.slice(4));
  }
  const old = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d) (\d{4})$/.exec(date);
  return old ? utc(old[6], old[1], old[2], old.slice(3, 6)) : undefined;
}

function utc(
  year: string | number | undefined,
  month: string | undefined,
  day: string | undefined,
  clock: readonly string[],
): number | undefined {
  const index = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ").indexOf(month ?? "");
  const [hour = 99, minute = 99, second = 99] = clock.map(Number);
  const isSound = index >= 0 && Number(day) >= 1 && Number(day) <= 31 && hour < 24 && minute < 60 && second <= 60;
  return isSound ? Date.UTC(Number(year), index, Number(day), hour, minute, second) : undefined;
}

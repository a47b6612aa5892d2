// ── Reading a response ──────────────────────────────────────────────────────

interface Texts {
  /** The short text, or the only text that the service sends. */
  readonly message: string | undefined;
  /** The long text, if it differs from the short one. */
  readonly longMessage: string | undefined;
  /** The request member at fault, in the service's notation. */
  readonly pointer: string | undefined;
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
  /** The code that was sent, if any. */
  readonly unknownCode: string | number | undefined;
  readonly meta: Readonly<Record<string, unknown>>;
}

export type ParsedError = KnownError | UnknownError;

/** One of several errors. */
export type ListedError = Known<ListedMeta> | UnknownError;

/** The content of a response: the error that leads, and the list of all errors. */
export type ErrorResponse = ParsedError & {
  /** The errors in the order of the body; empty if none could be parsed. */
  readonly errors: readonly ListedError[];
  readonly requestId: string | undefined;
  /** The HTTP status, if a response was given. */
  readonly status: number | undefined;
  /** The seconds of `Retry-After`, if a response was given. */
  readonly retryAfter: number | undefined;
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
    return parse(body, status, headers.get("x-request-id") ?? undefined, seconds(headers.get("retry-after")));
  } catch {
    return parseError(body);
  }
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
  readonly meta: readonly Place[];
}

interface Shape {
  /** The one error at the top. */
  readonly top?: Fields;
  /** Each error of the list. */
  readonly list?: { readonly at: Path; readonly item: Fields };
  readonly requestId?: { readonly at: Path; readonly prefix: string };
}

const known: ReadonlySet<unknown> = new Set<unknown>(errorCodes);

function parse(
  body: unknown,
  status: number | undefined,
  requestId: string | undefined,
  retryAfter: number | undefined,
): ErrorResponse {
  let errors: readonly AnyError[] = [];
  let lead: AnyError | undefined;
  try {
    const value: unknown = typeof body === "string" ? JSON.parse(body) : body;
    const top = shape.top && toError(value, shape.top);
    const items = shape.list ? listed(at(value, shape.list.at), shape.list.item) : [];
    requestId ??= shape.requestId && toRequestId(text(at(value, shape.requestId.at)), shape.requestId.prefix);
    lead = top ?? items[0];
    errors = items.length > 0 || lead === undefined ? items : [lead];
  } catch {
    // The body is not JSON, or an object whose members throw.
  }
  const response: unknown = { ...(lead ?? nothing), errors, requestId, status, retryAfter };
  return response as ErrorResponse;
}

/** A `ParsedError` that the compiler does not check code by code, because there can be thousands of codes. */
interface AnyError extends Texts {
  readonly code: ErrorCode | undefined;
  readonly unknownCode: string | number | undefined;
  readonly meta: Readonly<Record<string, unknown>>;
}

const nothing: AnyError = {
  code: undefined,
  unknownCode: undefined,
  message: undefined,
  longMessage: undefined,
  pointer: undefined,
  meta: {},
};

/** The request id without its prefix. In a URN, it is percent-encoded. */
function toRequestId(sent: string | undefined, prefix: string): string | undefined {
  if (sent === undefined || prefix === "" || !sent.startsWith(prefix)) return sent;
  try {
    return decodeURIComponent(sent.slice(prefix.length));
  } catch {
    return sent.slice(prefix.length);
  }
}

function listed(list: unknown, fields: Fields): AnyError[] {
  if (!Array.isArray(list)) return [];
  return list.map((item) => toError(item, fields)).filter((error): error is AnyError => error !== undefined);
}

/** Reads one error, if the value has a code or a text. */
function toError(value: unknown, fields: Fields): AnyError | undefined {
  const sent = fields.code && at(value, fields.code);
  const code = wireCodes.get(sent);
  const unknownCode = code === undefined && (typeof sent === "string" || typeof sent === "number") ? sent : undefined;
  const message = fields.message && text(at(value, fields.message));
  const long = fields.longMessage && text(at(value, fields.longMessage));
  if (code === undefined && unknownCode === undefined && message === undefined && long === undefined) return undefined;
  return {
    code,
    unknownCode,
    message: message ?? long,
    longMessage: message === undefined || message === long ? undefined : long,
    pointer: fields.pointer && text(at(value, fields.pointer)),
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

/** The value of `Retry-After`: seconds, or a date. */
function seconds(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value);
  const wait = Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

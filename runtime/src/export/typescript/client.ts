// ── Reading a response ──────────────────────────────────────────────────────

interface Texts {
  /** The short text; the only one, where the service sends one. */
  readonly message: string | undefined;
  /** The long text, if it says something else than the short one. */
  readonly longMessage: string | undefined;
  /** The request member at fault, as the service names it. */
  readonly pointer: string | undefined;
}

type Known<Meta extends { readonly [C in ErrorCode]: unknown }> = {
  readonly [C in ErrorCode]: Texts & {
    readonly code: C;
    readonly unknownCode: undefined;
    readonly meta: Meta[C];
  };
}[ErrorCode];

/** An error of the catalog: `code` tells which, and with it what `meta` has. */
export type KnownError = Known<ErrorMeta>;

/** An error whose code is not in the catalog: the service is newer than this module, or something else has answered. */
export interface UnknownError extends Texts {
  readonly code: undefined;
  /** The code that was sent, if one was. */
  readonly unknownCode: string | number | undefined;
  readonly meta: Readonly<Record<string, unknown>>;
}

export type ParsedError = KnownError | UnknownError;

/** One of several errors. */
export type ListedError = Known<ListedMeta> | UnknownError;

/** What a response says: the error that stands for the whole, and each of them. */
export type ErrorResponse = ParsedError & {
  /** The errors in the order of the body; none, if it has none that could be read. */
  readonly errors: readonly ListedError[];
  readonly requestId: string | undefined;
  /** The HTTP status, where a response was given. */
  readonly status: number | undefined;
  /** The seconds of `Retry-After`, where a response was given. */
  readonly retryAfter: number | undefined;
};

/** What is used of a `Response`. */
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
 * Reads the body of an error response: its text, or what `JSON.parse` made of that.
 *
 * It never throws. What is not there is `undefined`, and a body that is none of the service, such as a page of a proxy, is
 * an `UnknownError` without errors.
 * <limits>
 */
export function parseError(body: unknown): ErrorResponse {
  return parse(body, undefined, undefined, undefined);
}

/**
 * Reads an error response of `fetch`, its body and its headers. It never throws.
 * <limits>
 */
export async function parseResponse(response: ResponseLike): Promise<ErrorResponse> {
  let body: unknown;
  try {
    body = await response.text();
  } catch {
    // The connection broke: the head of the response is all there is.
  }
  try {
    const { status, headers } = response;
    return parse(body, status, headers.get("x-request-id") ?? undefined, seconds(headers.get("retry-after")));
  } catch {
    return parseError(body);
  }
}

/** The names of members; `null` leads into an array, to the first item that has what follows. */
type Path = readonly (string | null)[];

interface Place {
  readonly at: Path;
  /** Members that stand beside those of `meta`. */
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
    // No JSON, or an object whose members throw.
  }
  const response: unknown = { ...(lead ?? nothing), errors, requestId, status, retryAfter };
  return response as ErrorResponse;
}

/** A `ParsedError` that the compiler does not look through code by code, of which there can be thousands. */
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

/** What stands behind the prefix: in a URN, it is encoded. */
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

/** Reads one error, if there is anything by which to know it. */
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
    // Unlike an assignment, this makes a member of any key.
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

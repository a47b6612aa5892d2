/**
 * Users API: its errors, and a parser for them.
 *
 * Made by error-catalog from the service's own declaration. Do not edit.
 */

/** The codes. */
export const errorCodes = [
  "user_not_found",
  "too_many",
  409001,
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** When the same request may be sent again. `after` is in seconds, or `null` if only the response has the delay. */
export type Retry = "never" | "backoff" | { readonly after: number | null };

type OneOrMore<T> = T | readonly T[];

/** The facts about a code. If several errors share it, each member in which they differ is a list. */
export interface ErrorInfo {
  /** A class stands for any of its statuses. */
  readonly status: OneOrMore<number | "4XX" | "5XX">;
  /** The texts contain placeholders: `<name>`. */
  readonly message: OneOrMore<string>;
  readonly longMessage: OneOrMore<string | null>;
  readonly hint: OneOrMore<string | null>;
  readonly retry: OneOrMore<Retry | null>;
  readonly docs: OneOrMore<string | null>;
  /** The columns of the team that owns the service. */
  readonly labels?: OneOrMore<Readonly<Record<string, string | number | boolean>>>;
}

/** The catalog by code. */
export const errorCatalog = {
  /**
   * No user exists with the given id.
   *
   * Ends a comment: *\/
   *
   * gone
   */
  "user_not_found": { status: [404, 410], message: ["not found", "gone"], longMessage: ["No user <id>", null], hint: null, retry: ["never", null], docs: ["https://example.com/errors#user_not_found", null] },
  /**
   * Slow down
   */
  "too_many": { status: 429, message: "Slow down", longMessage: null, hint: "Wait \"a\" bit", retry: { after: 30 }, docs: null },
  /**
   * Taken
   */
  409001: { status: 409, message: "Taken", longMessage: null, hint: null, retry: null, docs: null },
} as const;

type Checked<T extends { readonly [C in ErrorCode]: ErrorInfo }> = T;

/** The type of the catalog, which has the facts about every code. */
export type ErrorCatalog = Checked<typeof errorCatalog>;

/** No members. */
export type NoMeta = Readonly<Record<never, never>>;

/** The structured data of each code. */
export interface ErrorMeta {
  readonly "user_not_found": { readonly "id": number; readonly "kind": "user"; readonly "age"?: number; readonly "tags": ReadonlyArray<string>; readonly "since"?: undefined } | { readonly "since": string; readonly "id"?: undefined; readonly "kind"?: undefined; readonly "age"?: undefined; readonly "tags"?: undefined };
  readonly "too_many": NoMeta;
  readonly 409001: NoMeta;
}

type ListedMeta = ErrorMeta;

type LeadingError = ParsedError;

/** The declared retry advice of the codes that have one. */
const retries: ReadonlyMap<unknown, Retry> = /* @__PURE__ */ new Map<unknown, Retry>([
  ["too_many", { after: 30 }],
]);

function toCode(sent: unknown): ErrorCode | undefined {
  return isErrorCode(sent) ? sent : undefined;
}

/** The places of the parts of an error in a body. */
const shape: Shape = {
  top: { code: ["code"], message: ["title"], longMessage: ["detail"], pointer: ["pointer"], parameter: ["parameter"], hint: ["hint"], meta: [{ at: [], without: ["code", "detail", "errors", "hint", "instance", "status", "title", "type"] }] },
  list: { at: ["errors"], item: { code: ["code"], message: ["detail"], pointer: ["pointer"], parameter: ["parameter"], hint: ["hint"], meta: [{ at: ["meta"], without: [] }] } },
  requestId: { at: ["instance"], prefix: "urn:request:" },
};

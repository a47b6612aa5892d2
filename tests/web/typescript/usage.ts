// What a client writes, and what must not compile. `tsc` reads this beside the exported modules.

import * as clerk from "./clerk.js";
import { type ErrorCode, type ErrorMeta, errorCatalog, errorCodes, isErrorCode, parseError, parseResponse } from "./error_list.js";
import * as flat from "./flat.js";
import * as google from "./google_status.js";
import * as odd from "./odd.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(..._proof: T[]): void => {};

// The codes are a closed union, in which numbers are numbers.
holds<Equal<ErrorCode, "not_found" | "email_taken" | "order_invalid" | 404001>>();
holds<Equal<(typeof errorCodes)[number], ErrorCode>>();
// @ts-expect-error: no such code
export const misspelt: ErrorCode = "not_fund";
// @ts-expect-error: the code is a number
export const quoted: ErrorCode = "404001";

// What is known of a code are literals.
holds<Equal<(typeof errorCatalog)["email_taken"]["status"], 409>>();
holds<Equal<(typeof errorCatalog)["email_taken"]["retry"], { readonly after: 30 }>>();
holds<Equal<(typeof odd.errorCatalog)["user:not_found"]["status"], readonly [400, 404]>>();
export const statusOf = (code: ErrorCode): number => errorCatalog[code].status;
// @ts-expect-error: the catalog is constant
errorCatalog.email_taken.status = 400;
// @ts-expect-error: no such code
export const nobody: unknown = errorCatalog.not_fund;

// Each code has its own data.
holds<Equal<ErrorMeta["email_taken"]["param_name"], "email">>();
holds<Equal<ErrorMeta["email_taken"]["note"], string | undefined>>();
holds<Equal<ErrorMeta[404001], { readonly limit: number }>>();
holds<Equal<google.ErrorMeta["email_taken"]["tries"], string>>();
holds<Equal<flat.ErrorMeta["email_taken"]["param_name"], "email">>();
holds<Equal<flat.ErrorMeta["not_found"], flat.NoMeta>>();
holds<Equal<odd.ErrorMeta["2fa_required"], { readonly constant: "*/ \" \u2028"; readonly count: 5; readonly yes: true }>>();

holds<Equal<odd.ErrorMeta["user:not_found"]["user_id"], number | undefined>>();
holds<Equal<odd.ErrorMeta["user:not_found"]["nested"], ReadonlyArray<ReadonlyArray<boolean>> | undefined>>();
holds<Equal<odd.ErrorMeta["old"]["a-b.c"], number>>();
holds<Equal<odd.ErrorMeta["old"]["anything"], unknown>>();

/** The compiler sees that each code is handled. */
export async function handled(response: { status: number; headers: Map<string, string>; text(): Promise<string> }): Promise<string> {
  const { headers } = response;
  const error = await parseResponse({ ...response, headers: { get: (name) => headers.get(name) ?? null }, text: () => response.text() });
  switch (error.code) {
    case "not_found":
    case "order_invalid":
      // @ts-expect-error: it has no data
      return error.meta.param_name.trim();
    case "email_taken":
      // @ts-expect-error: a constant is no other
      holds<Equal<typeof error.meta.param_name, string>>();
      return `${error.meta.param_name} ${error.meta.tries.toFixed()} ${error.requestId ?? ""}`;
    case 404001:
      // @ts-expect-error: the data of another code
      error.meta.tries;
      return error.meta.limit.toFixed();
    case undefined:
      // @ts-expect-error: it need not be there
      error.message.trim();
      return `${error.unknownCode} ${error.message ?? `HTTP ${error.status}`}`;
  }
}

/** Without a `case` for each code, a function that returns a string does not compile. */
// @ts-expect-error: some codes are not handled
export function unhandled(body: unknown): string {
  const error = parseError(body);
  switch (error.code) {
    case "not_found":
      return "";
    case undefined:
      return "";
  }
}

/** Each of several errors is one of the same union. */
export function fields(body: unknown): string[] {
  return parseError(body).errors.flatMap((error) => (error.code === "email_taken" ? [error.meta.param_name] : []));
}

/** Where the data of listed errors is not sent, there is no type for it. */
export function unsent(body: unknown): unknown {
  const [error] = google.parseError(body).errors;
  // @ts-expect-error: only the error at the top has data
  return error?.code === "email_taken" ? error.meta.param_name : undefined;
}

/** A guard for a code from elsewhere. */
export function guarded(value: unknown): ErrorCode | undefined {
  // @ts-expect-error: it can be anything
  const code: ErrorCode = value;
  return isErrorCode(value) ? value : code;
}

/** A catalog of a few hundred codes narrows, too, and a code that several errors share has the data of one of them. */
export function large(body: unknown): string {
  const error = clerk.parseError(body);
  if (error.code !== "form_param_missing") return "";
  // @ts-expect-error: some of them have none
  error.meta.param_name.trim();
  return error.meta.param_name ?? error.meta.names?.join() ?? "";
}

// What a client makes of the types that openapi-typescript writes. The last alternative has any code, so that a check for
// a code is one for the members of its error as well.

import type { components as Axumkit, paths as AxumkitPaths } from "./axumkit.js";
import type { components as Barekey, paths } from "./barekey.js";
import type { components as Clerk } from "./clerk.js";
import type { components as Codelibra } from "./codelibra.js";

export function ofClerk(body: Clerk["schemas"]["ErrorResponse"]): string {
  for (const error of body.errors) {
    if (error.code === "form_param_format_invalid" && "meta" in error) {
      return error.meta.param_name;
    }
    // A newer service may send it.
    if (error.code === "unheard_of") return error.message;
    // @ts-expect-error: not every error has `meta`
    error.meta.param_name;
  }
  return body.errors[0]?.long_message ?? body.clerk_trace_id ?? "";
}

/** The errors are told apart by a type, each with its own constant. */
export type FormParam = Clerk["schemas"]["FormParamFormatInvalidError"];
export const code: FormParam["code"] = "form_param_format_invalid";
// @ts-expect-error: the code of another error
export const other: FormParam["code"] = "resource_not_found";

/** A response has the errors of its status, and no others but unknown ones. */
type Unauthorized = AxumkitPaths["/"]["get"]["responses"][401]["content"]["application/json"];
export const ofUnauthorized = ({ status }: Exclude<Unauthorized, Axumkit["schemas"]["ErrorOther"]>): 401 => status;

export function ofBarekey({ error }: Barekey["schemas"]["ErrorResponse"]): string {
  switch (error.code) {
    case "INVALID_JSON":
      return error.message;
    default:
      return error.requestId ?? error.message;
  }
}

export function ofAxumkit(error: Axumkit["schemas"]["ErrorResponse"]): number {
  return error.code === "user:not_found" ? 404 : error.status;
}

export function ofCodelibra(error: Codelibra["schemas"]["ErrorResponse"]): string {
  return error.code === 404001 ? error.message : String(error.code satisfies number);
}

/** An operation that refers to the responses has their bodies. */
type NotFound = paths["/"]["get"]["responses"][404]["content"]["application/json"];
export const ofOperation: (body: NotFound) => string = ofBarekey;

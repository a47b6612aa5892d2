// What a client makes of the types that openapi-typescript writes.

import type { components as Axumkit } from "./axumkit.js";
import type { components as Barekey, paths } from "./barekey.js";
import type { components as Clerk } from "./clerk.js";
import type { components as Codelibra } from "./codelibra.js";

export function ofClerk(body: Clerk["schemas"]["ErrorResponse"]): string {
  const [error] = body.errors;
  if (error?.code === "form_param_format_invalid") {
    return error.meta.param_name;
  }
  // @ts-expect-error: no error has this code
  if (error?.code === "unheard_of") return "";
  // @ts-expect-error: not every error has `meta`
  error?.meta.param_name;
  return error?.long_message ?? body.clerk_trace_id ?? "";
}

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

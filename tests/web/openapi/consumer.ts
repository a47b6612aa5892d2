// What a program does with types that a tool makes of the document of AxumKit: `.ci/consumers` replaces `TYPES`.

import type { ErrorResponse, UserNotFoundError, ErrorOther } from "TYPES";

const missing: UserNotFoundError = { status: 404, code: "user:not_found" };
// @ts-expect-error: the code is another error's
const wrong: UserNotFoundError = { status: 404, code: "user:banned" };
const other: ErrorOther = { status: 404, code: "user:newer" };
const all: ErrorResponse[] = [missing, other];

export const statusOf = (error: ErrorResponse): number =>
  error.code === "user:not_found" ? error.status : all.length + Number(wrong !== missing);

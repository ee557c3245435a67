import { randomUUID } from "node:crypto";
import { type ErrorCode, type FieldErrors, isAppError } from "#lib/errors";
import { log } from "#lib/log";

/** A refusal as it crosses to the browser: never a stack, SQL or a path. */
export interface Failure {
  ok: false;
  code: ErrorCode;
  message: string;
  fields?: FieldErrors;
}

/** Expected errors as they are; everything else is logged with an id, and only the id is told. */
export function toFailure(error: unknown, where: string): Failure {
  if (isAppError(error)) {
    return {
      ok: false,
      code: error.code,
      message: error.message,
      ...(error.fields === undefined ? {} : { fields: error.fields }),
    };
  }
  const id = randomUUID().slice(0, 8);
  log.error("unexpected failure", { id, where, error });
  return {
    ok: false,
    code: "unavailable",
    message: `Something failed on this side, and the change may not be saved. Try again; the log of this instance names the cause under ${id}.`,
  };
}

/** Every way an expected failure can be named. The door (action, route, command line) maps it to a status. */
export type ErrorCode =
  | "not_found"
  | "forbidden"
  | "invalid"
  | "conflict"
  | "too_large"
  | "too_many"
  | "busy"
  | "unavailable"
  | "signed_out";

/** Messages by form field, for the form that was sent. */
export type FieldErrors = Record<string, string>;

/**
 * An expected failure. Its message is for people and may be shown as it is: what happened, what was kept, what to do.
 * Everything thrown that is not one of these is logged with an id and hidden.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors | undefined;

  constructor(code: ErrorCode, message: string, options?: { fields?: FieldErrors; cause?: unknown }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options?.fields;
  }
}

/** True for an expected failure, also when it crossed a bundle's border and is another copy of the class. */
export function isAppError(error: unknown): error is AppError {
  return (
    error instanceof AppError || (error instanceof Error && error.name === "AppError" && "code" in error)
  );
}

/** The HTTP status that answers an expected failure. */
export function statusOf(code: ErrorCode): number {
  switch (code) {
    case "invalid":
      return 400;
    case "signed_out":
      return 401;
    case "forbidden":
      return 403;
    case "not_found":
      return 404;
    case "conflict":
      return 409;
    case "too_large":
      return 413;
    case "too_many":
      return 429;
    case "busy":
    case "unavailable":
      return 503;
    default:
      return code satisfies never;
  }
}

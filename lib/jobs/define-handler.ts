import type { JobDefinition } from "./define-job.ts";

export interface JobContext {
  /** Ends when the worker stops or the job is taken away: stop at the next safe point, and throw. */
  signal: AbortSignal;
  /** No further try comes after this one. */
  lastTry: boolean;
}

/** A kind of job and what does it. */
export interface JobHandler {
  definition: JobDefinition<object>;
  run: (payload: unknown, context: JobContext) => Promise<void>;
}

/** Pairs a definition with its work; the payload is parsed before. */
export function defineHandler<T extends object>(
  definition: JobDefinition<T>,
  work: (payload: T, context: JobContext) => Promise<void>,
): JobHandler {
  return {
    definition: definition as unknown as JobDefinition<object>,
    run: async (payload, context) => work(definition.payload.parse(payload), context),
  };
}

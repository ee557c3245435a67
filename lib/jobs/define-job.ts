import type { z } from "zod";

/** One kind of background job: what it is called, what it needs to know, how it is tried again. */
export interface JobDefinition<T extends object> {
  /** The queue's name. */
  name: string;
  /** Parsed when it is put in the queue and again when it is taken: a job may be older than its code. */
  payload: z.ZodType<T>;
  /** Jobs of this kind that one worker runs at the same time. */
  concurrency: number;
  /** Tries after the first; 0 = once. */
  retries: number;
  /** A job is taken from a worker that has been silent for so long (at least 10 s). */
  silentSeconds: number;
  /** A job that takes longer is given to another worker. */
  limitSeconds: number;
  /** When it runs by itself: a cron expression, UTC. */
  cron?: string;
}

/** Defines a kind of job. Its handler stands in handlers/, which only the worker imports. */
export function defineJob<T extends object>(
  spec: Pick<JobDefinition<T>, "name" | "payload"> & Partial<JobDefinition<T>>,
): JobDefinition<T> {
  return { concurrency: 1, retries: 3, silentSeconds: 15, limitSeconds: 3_600, ...spec };
}

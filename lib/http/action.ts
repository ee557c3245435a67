import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type Person, personOf } from "#lib/auth/person";
import { AppError } from "#lib/errors";
import { scopeFromSession } from "#lib/scope/from-session";
import { type Permission, requirePermission, type ScopeFor } from "#lib/scope/scope";
import { type Failure, toFailure } from "./failure.ts";
import { isKnownHost, isSameOrigin, unknownHostMessage } from "./hosts.ts";
import { type Door, markDoor } from "./made.ts";
import { parseInput } from "./parse-input.ts";

export type ActionResult<T> = { ok: true; data: T } | Failure;

/** The one way that an action is called and answered, whoever it is for. */
async function answer<T>(door: Door, run: (headers: Headers) => Promise<T>): Promise<ActionResult<T>> {
  try {
    const sent = await headers();
    if (!isKnownHost(sent)) throw new AppError("forbidden", unknownHostMessage);
    if (!isSameOrigin(sent)) {
      throw new AppError(
        "forbidden",
        "This request did not come from a page of this instance. Nothing was changed.",
      );
    }
    return { ok: true, data: await run(sent) };
  } catch (error) {
    unstable_rethrow(error);
    return toFailure(error, door);
  }
}

/**
 * Makes an action of a workspace: same origin → session → workspace from the slug → permission → schema → run.
 * The browser calls it as `theAction(workspaceSlug, input)`. With `may: "read"` the Scope is a reading one.
 */
export function action<P extends Permission, S extends z.ZodType, O>(
  spec: { may: P; input: S },
  run: (scope: ScopeFor<P>, input: z.output<S>) => Promise<O>,
): (workspace: string, input: z.input<S>) => Promise<ActionResult<O>> {
  return markDoor(
    async (workspace: string, raw: unknown) =>
      answer("action", async (sent) => {
        const scope = requirePermission(await scopeFromSession(sent, String(workspace)), spec.may);
        return run(scope, parseInput(spec.input, raw));
      }),
    "action",
  );
}

/** An action of a signed-in person outside any workspace (account, a new workspace). Called as `theAction(input)`. */
export function personAction<S extends z.ZodType, O>(
  spec: { input: S },
  run: (person: Person, input: z.output<S>, headers: Headers) => Promise<O>,
): (input: z.input<S>) => Promise<ActionResult<O>> {
  return markDoor(
    async (raw: unknown) =>
      answer("person-action", async (sent) => {
        const person = await personOf(sent);
        if (person === null) throw new AppError("signed_out", "You are signed out. Sign in and try again.");
        return run(person, parseInput(spec.input, raw), sent);
      }),
    "person-action",
  );
}

/** An action of somebody who is not signed in: what it needs to know stands in its input (a token). */
export function openAction<S extends z.ZodType, O>(
  spec: { input: S },
  run: (headers: Headers, input: z.output<S>) => Promise<O>,
): (input: z.input<S>) => Promise<ActionResult<O>> {
  return markDoor(
    async (raw: unknown) => answer("open-action", async (sent) => run(sent, parseInput(spec.input, raw))),
    "open-action",
  );
}

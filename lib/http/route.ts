import { z } from "zod";
import { type Person, personOf } from "#lib/auth/person";
import { AppError, statusOf } from "#lib/errors";
import { scopeFromSession } from "#lib/scope/from-session";
import { type Permission, requirePermission, type ScopeFor } from "#lib/scope/scope";
import { toFailure } from "./failure.ts";
import { guardBody } from "./guard-body.ts";
import { isKnownHost, isSameOrigin, unknownHostMessage } from "./hosts.ts";
import { type Door, markDoor } from "./made.ts";
import { parseInput } from "./parse-input.ts";

/** What Next hands to a route handler beside the request. */
interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined>>;
}
type Handler = (request: Request, context: RouteContext) => Promise<Response>;

const nothing = z.object({});
const slug = z.object({ workspace: z.string() });

/** Headers of every answer; the route's own win. Answers are one person's: nobody between may keep them. */
const answerHeaders: Record<string, string> = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "referrer-policy": "no-referrer",
};

function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(answerHeaders)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}

function refuse(status: number, body: { code: string; message: string }): Response {
  return withHeaders(Response.json(body, { status }));
}

/** The chain that every route shares; `run` finds out who asks. */
async function answer(
  door: Door,
  request: Request,
  run: () => Promise<{ response: Response; mayStillRead: () => Promise<unknown> }>,
): Promise<Response> {
  try {
    if (!isKnownHost(request.headers)) return refuse(421, { code: "forbidden", message: unknownHostMessage });
    const reads = request.method === "GET" || request.method === "HEAD";
    if (!reads && !isSameOrigin(request.headers)) {
      throw new AppError(
        "forbidden",
        "This request did not come from a page of this instance. Nothing was changed.",
      );
    }
    const { response, mayStillRead } = await run();
    if (response.body === null) return withHeaders(response);
    const events = response.headers.get("content-type")?.startsWith("text/event-stream") === true;
    const allowed = async () => (await mayStillRead()) !== null;
    const body = guardBody(response.body, allowed, { onRefused: events ? "close" : "break" });
    return withHeaders(new Response(body, response));
  } catch (error) {
    const { ok: _, ...failure } = toFailure(error, `${door} ${new URL(request.url).pathname}`);
    return refuse(statusOf(failure.code), failure);
  }
}

/**
 * Makes a route handler of a workspace (`/api/[workspace]/…`): host → same origin (unless it only reads) →
 * session → workspace → permission → schema → run. Failures answer `{ code, message, fields? }` with their
 * status. Every body is guarded: the Scope is minted anew each 30 s while it is being sent.
 */
export function route<P extends Permission, A = unknown, Q = unknown>(
  spec: { may: P; params?: z.ZodType<A>; query?: z.ZodType<Q> },
  run: (door: { scope: ScopeFor<P>; params: A; query: Q; request: Request }) => Promise<Response>,
): Handler {
  return markDoor(
    async (request: Request, context: RouteContext) =>
      answer("route", request, async () => {
        const raw = await context.params;
        const mint = async () =>
          requirePermission(
            await scopeFromSession(request.headers, parseInput(slug, raw).workspace),
            spec.may,
          );
        const scope = await mint();
        const params = parseInput((spec.params ?? nothing) as z.ZodType<A>, raw);
        const search = Object.fromEntries(new URL(request.url).searchParams);
        const query = parseInput((spec.query ?? nothing) as z.ZodType<Q>, search);
        return { response: await run({ scope, params, query, request }), mayStillRead: mint };
      }),
    "route",
  );
}

/** A route handler of a signed-in person outside any workspace. */
export function personRoute(run: (door: { person: Person; request: Request }) => Promise<Response>): Handler {
  return markDoor(
    async (request: Request) =>
      answer("person-route", request, async () => {
        const person = await personOf(request.headers);
        if (person === null) throw new AppError("signed_out", "You are signed out. Sign in and try again.");
        return { response: await run({ person, request }), mayStillRead: () => personOf(request.headers) };
      }),
    "person-route",
  );
}

// Everything that can be asked × everybody who can ask. A refusal writes nothing and tells nothing; a stranger who
// asks in a workspace of their own, with the ids of somebody else's things, reads and changes none of them.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { isAppError } from "#lib/errors";
import { type Door, doorOf } from "#lib/http/made";
import { stopSender } from "#lib/jobs/queue";
import type { Role, Scope } from "#lib/scope/scope";
import { createSite } from "#lib/sites/create-site";
import { type Actor, type MemberName, makeCast, roleOf } from "../support/cast.ts";
import { type Found, findDoors, findQueries, openHandlers } from "../support/doors.ts";
import { fingerprint } from "../support/fingerprint.ts";
import { report } from "../support/workspace.ts";
import { type ActionRow, type Ground, type QueryRow, type RouteRow, readTable } from "./tenancy-table.ts";

type Action = (...args: unknown[]) => Promise<{ ok: boolean; code?: string }>;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Query = (scope: Scope, ...args: unknown[]) => Promise<unknown>;

const table = await readTable();
const [actions, routes, queries] = await Promise.all([
  findDoors("actions"),
  findDoors("routes"),
  findQueries(),
]);
const members = Object.entries(roleOf) as [MemberName, Role][];
const refusals = ["signed_out", "not_found", "forbidden"];

let ground: Ground;
beforeAll(async () => {
  const cast = await makeCast();
  const scope = await cast.writer("alice");
  await createSite(scope, { domain: "herons-secret.example", kind: "own" });
  const [site] = await query<{ id: number; slug: string }>("select id, slug from site");
  if (site === undefined) throw new Error("no site was made");
  await report({ scope, workspaceId: scope.workspaceId, siteId: site.id }, [
    {
      source: "https://blog.herons-secret-fan.example/",
      target: "https://herons-secret.example/",
      anchor: "Herons",
    },
    { source: "https://herons-secret-forum.example/", target: null },
  ]);
  const [link] = await query<{ source: number; target: number }>(
    "select source_id as source, target_id as target from link",
  );
  if (link === undefined) throw new Error("no link was recorded");
  ground = { cast, site, link };
});
afterAll(stopSender);

// One of the actions signs out.
beforeEach(async () => {
  await query("update session set revoked_at = null where revoked_at is not null");
});

/** What no stranger may ever be told. */
const secrets = /herons-secret|(alice|dana|erik|bob)@example\.com/;
const untouched = async () => fingerprint(ground.cast.northlight.id);

/** The rows of a table for what is on disk; what has none, and rows of what is gone. */
function pair<R>(found: readonly Found[], rows: Record<string, R>) {
  const names = found.map(({ name }) => name);
  const listed = found.flatMap(({ name, value }) => {
    const row = rows[name];
    return row === undefined ? [] : [[name, value, row] as const];
  });
  return {
    listed,
    missing: names.filter((name) => !(name in rows)),
    stale: Object.keys(rows).filter((name) => !names.includes(name)),
  };
}
const handlers = routes.filter(({ name }) => /#[A-Z]+$/.test(name) && !(name in openHandlers));
const paired = {
  actions: pair<ActionRow>(actions, table.actions),
  routes: pair<RouteRow>(handlers, table.routes),
  queries: pair<QueryRow>(queries, table.queries),
};

test.each(["actions", "routes", "queries"] as const)(
  "all %s stand in the table, and nothing else",
  (kind) => {
    const { missing, stale } = paired[kind];
    expect({ missing, stale }).toEqual({ missing: [], stale: [] });
  },
);

describe("actions", () => {
  describe.each(paired.actions.listed)("%s", (_, value, row) => {
    const run = value as Action;
    const door = doorOf(value) as Door;
    const call = async (actor: Actor, slug: string) => {
      const input = await row.input(ground);
      return ground.cast.as(actor, () => (door === "action" ? run(slug, input) : run(input)));
    };

    if (door === "action") {
      test.each<[Actor, string]>([
        ["anonymous", "signed_out"],
        ["charlie", "not_found"],
        ["rita", "not_found"],
        ...members
          .filter(([, role]) => !row.roles?.includes(role))
          .map(([name]): [Actor, string] => [name, "forbidden"]),
      ])("refuses %s with %s and writes nothing", async (actor, code) => {
        const input = await row.input(ground);
        const before = await fingerprint();
        const answer = await ground.cast.as(actor, () => run("northlight", input));
        expect(answer).toMatchObject({ ok: false, code });
        expect(await fingerprint()).toEqual(before);
      });
      test.each(members.filter(([, role]) => row.roles?.includes(role)))("lets %s in", async (actor) => {
        const answer = await call(actor, "northlight");
        // A thing that is not there may be "not found"; who asks was settled before.
        expect(answer.ok || !["signed_out", "forbidden"].includes(answer.code ?? "")).toBe(true);
        expect(answer.code).not.toBe("unavailable");
      });
    } else {
      test("needs no workspace, but somebody", async () => {
        const answer = await call("anonymous", "");
        if (door === "person-action") expect(answer).toMatchObject({ ok: false, code: "signed_out" });
        else expect(answer.ok).toBe(false);
      });
    }

    test("touches and tells nothing of Northlight's when Charlie asks at home", async () => {
      const input = await row.input(ground);
      const before = await untouched();
      const answer = await ground.cast.as("charlie", () =>
        door === "action" ? run("elsewhere", input) : run(input),
      );
      expect(JSON.stringify(answer)).not.toMatch(secrets);
      expect(answer.code).not.toBe("unavailable");
      expect(await untouched()).toEqual(before);
    });
  });
});

describe.runIf(paired.routes.listed.length > 0)("routes", () => {
  describe.each(paired.routes.listed)("%s", (name, value, row) => {
    // What the row names is made first: what the request itself writes is counted alone.
    const prepare = async (actor: Actor, workspace: string) => {
      const params = { ...(await row.params?.(ground)), workspace };
      const body = await row.body?.(ground);
      return () => {
        const request = new Request(`http://localhost:3000/api/${workspace}${row.search ?? ""}`, {
          method: name.split("#")[1] ?? "GET",
          headers: ground.cast.headers(actor),
          ...(body === undefined ? {} : { body }),
        });
        return (value as Handler)(request, { params: Promise.resolve(params) });
      };
    };
    const refused = members.filter(([, role]) => !row.roles.includes(role));

    test.each<[Actor, number]>([
      ["anonymous", 401],
      ["charlie", 404],
      ["rita", 404],
      ...refused.map(([actor]): [Actor, number] => [actor, 403]),
    ])("refuses %s with %i and writes nothing", async (actor, status) => {
      const ask = await prepare(actor, "northlight");
      const before = await fingerprint();
      const answer = await ask();
      expect(answer.status).toBe(status);
      expect(await answer.text()).not.toMatch(secrets);
      expect(await fingerprint()).toEqual(before);
    });
    test.each(members.filter(([, role]) => row.roles.includes(role)))("lets %s in", async (actor) => {
      const answer = await (await prepare(actor, "northlight"))();
      await answer.body?.cancel();
      expect([401, 403, 503]).not.toContain(answer.status);
    });
    test("touches and tells nothing of Northlight's when Charlie asks at home", async () => {
      const ask = await prepare("charlie", "elsewhere");
      const before = await untouched();
      const answer = await ask();
      const streams = answer.headers.get("content-type")?.startsWith("text/event-stream") === true;
      if (streams) await answer.body?.cancel();
      else expect(await answer.text()).not.toMatch(secrets);
      expect(answer.status).not.toBe(503);
      expect(await untouched()).toEqual(before);
    });
  });
});

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** A table to save tells only when its rows are taken. */
function isTable(value: unknown): value is { rows: AsyncIterable<unknown> } {
  return typeof value === "object" && value !== null && "rows" in value && isStream(value.rows);
}

/** JSON, with the maps and sets that JSON passes over. */
function asText(value: unknown): string {
  const unfold = (_key: string, part: unknown) =>
    part instanceof Map || part instanceof Set ? [...part] : part;
  return JSON.stringify(value, unfold) ?? "";
}

describe("queries", () => {
  describe.each(paired.queries.listed)("%s", (_, value, row) => {
    if ("unscoped" in row) {
      test(`takes no Scope: ${row.unscoped}`, () => undefined);
      return;
    }
    const ask = async (actor: MemberName | "charlie") => {
      const args = (await row.args?.(ground)) ?? [];
      const told = await (value as Query)(await ground.cast.scope(actor), ...args);
      return isStream(told) ? Array.fromAsync(told) : isTable(told) ? Array.fromAsync(told.rows) : told;
    };
    test.each(members)("answers %s by their role", async (actor, role) => {
      if (!row.roles.includes(role)) await expect(ask(actor)).rejects.toMatchObject({ code: "forbidden" });
      else if (row.figures) await ask(actor);
      else expect(asText(await ask(actor))).toMatch(secrets);
    });
    test("tells Charlie nothing of Northlight's", async () => {
      const told = await ask("charlie").catch((error: unknown) => {
        if (!isAppError(error) || !refusals.includes(error.code)) throw error;
        return error.message;
      });
      expect(asText(told)).not.toMatch(secrets);
    });
  });
});

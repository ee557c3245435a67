// Everything that can be asked × everybody who can ask. A refusal writes nothing and tells nothing; a stranger who
// asks in a workspace of their own, with the ids of somebody else's things, reads and changes none of them.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { isAppError } from "#lib/errors";
import { type Door, doorOf } from "#lib/http/made";
import type { Role, Scope } from "#lib/scope/scope";
import { createSite } from "#lib/sites/create-site";
import { type Actor, makeCast, type PersonName, roleOf } from "../support/cast.ts";
import { type Found, findDoors, openHandlers } from "../support/doors.ts";
import { fingerprint } from "../support/fingerprint.ts";
import { type ActionRow, type Ground, type QueryRow, type RouteRow, readTable } from "./tenancy-table.ts";

type Action = (...args: unknown[]) => Promise<{ ok: boolean; code?: string }>;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Query = (scope: Scope, ...args: unknown[]) => Promise<unknown>;

const table = await readTable();
const [actions, routes, queries] = await Promise.all([
  findDoors("actions"),
  findDoors("routes"),
  findDoors("queries"),
]);
const members = Object.entries(roleOf) as [Exclude<PersonName, "charlie">, Role][];
const refusals = ["signed_out", "not_found", "forbidden"];

let ground: Ground;
beforeAll(async () => {
  const cast = await makeCast();
  await createSite(await cast.writer("alice"), { domain: "herons-secret.example", kind: "own" });
  const [site] = await query<{ id: number; slug: string }>("select id, slug from site");
  if (site === undefined) throw new Error("no site was made");
  ground = { cast, site };
});

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
    const method = name.split("#")[1] ?? "GET";
    const ask = async (actor: Actor, workspace: string) => {
      const body = await row.body?.(ground);
      const request = new Request(`http://localhost:3000/api/${workspace}${row.search ?? ""}`, {
        method,
        headers: ground.cast.headers(actor),
        ...(body === undefined ? {} : { body }),
      });
      const params = { ...(await row.params?.(ground)), workspace };
      return (value as Handler)(request, { params: Promise.resolve(params) });
    };

    test.each<[Actor, number]>([
      ["anonymous", 401],
      ["charlie", 404],
      ...members
        .filter(([, role]) => !row.roles.includes(role))
        .map(([actor]): [Actor, number] => [actor, 403]),
    ])("refuses %s with %i and writes nothing", async (actor, status) => {
      await row.params?.(ground);
      const before = await fingerprint();
      const answer = await ask(actor, "northlight");
      expect(answer.status).toBe(status);
      expect(await answer.text()).not.toMatch(secrets);
      expect(await fingerprint()).toEqual(before);
    });
    test.each(members.filter(([, role]) => row.roles.includes(role)))("lets %s in", async (actor) => {
      const answer = await ask(actor, "northlight");
      await answer.body?.cancel();
      expect([401, 403, 503]).not.toContain(answer.status);
    });
    test("touches and tells nothing of Northlight's when Charlie asks at home", async () => {
      await row.params?.(ground);
      const before = await untouched();
      const answer = await ask("charlie", "elsewhere");
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

describe("queries", () => {
  describe.each(paired.queries.listed)("%s", (_, value, row) => {
    if ("unscoped" in row) {
      test(`takes no Scope: ${row.unscoped}`, () => undefined);
      return;
    }
    const ask = async (actor: PersonName) => {
      const args = (await row.args?.(ground)) ?? [];
      const told = await (value as Query)(await ground.cast.scope(actor), ...args);
      return isStream(told) ? Array.fromAsync(told) : told;
    };
    test.each(members)("answers %s by their role", async (actor, role) => {
      if (row.roles.includes(role)) await ask(actor);
      else await expect(ask(actor)).rejects.toMatchObject({ code: "forbidden" });
    });
    test("tells Charlie nothing of Northlight's", async () => {
      const told = await ask("charlie").catch((error: unknown) => {
        if (!isAppError(error) || !refusals.includes(error.code)) throw error;
        return error.message;
      });
      // Maps and sets, which JSON would pass over.
      const text = JSON.stringify(told, (_key, part) =>
        part instanceof Map || part instanceof Set ? [...part] : part,
      );
      expect(text ?? "").not.toMatch(secrets);
    });
  });
});

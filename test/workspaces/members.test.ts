import { beforeEach, describe, expect, test } from "vitest";
import { makeToken } from "#lib/auth/one-time-token";
import { newId } from "#lib/db/new-id";
import { one, query } from "#lib/db/sql";
import type { Role } from "#lib/scope/scope";
import {
  createFurtherWorkspace,
  endInvitation,
  endMembership,
  invite,
  joinAsNewPerson,
  joinAsPerson,
  leave,
  saveRole,
  saveWorkspace,
} from "#lib/workspaces/actions";
import { findInvitation } from "#lib/workspaces/find-invitation";
import { listAudit, listInvitations, listMembers, readWorkspaceSettings } from "#lib/workspaces/queries";
import { type Actor, type Cast, makeCast, type PersonName } from "../support/cast.ts";

let cast: Cast;
beforeEach(async () => {
  await query("delete from workspace");
  await query("delete from app_user");
  await query("delete from login_attempt");
  cast = await makeCast();
});

const id = (name: PersonName) => cast.people[name].id;
const roleNow = async (name: PersonName) =>
  (
    await one<{ role: Role }>("select role from member where workspace_id = $1 and user_id = $2", [
      cast.northlight.id,
      id(name),
    ])
  )?.role;
const setRole = (actor: Actor, name: PersonName, role: Role) =>
  cast.as(actor, () => saveRole("northlight", { userId: id(name), role }));
const remove = (actor: Actor, name: PersonName) =>
  cast.as(actor, () => endMembership("northlight", { userId: id(name) }));
const refused = (code: string) => expect.objectContaining({ ok: false, code });
const done = expect.objectContaining({ ok: true });

describe("roles", () => {
  test.each<[Actor, PersonName, Role, unknown]>([
    ["alice", "erik", "owner", done],
    ["alice", "dana", "viewer", done],
    ["dana", "bob", "admin", done],
    ["dana", "erik", "viewer", done],
    ["dana", "erik", "owner", refused("forbidden")],
    ["dana", "dana", "owner", refused("forbidden")],
    ["dana", "alice", "viewer", refused("forbidden")],
    ["alice", "alice", "admin", refused("conflict")],
    ["erik", "bob", "admin", refused("forbidden")],
    ["bob", "bob", "owner", refused("forbidden")],
    ["charlie", "charlie", "owner", refused("not_found")],
    ["alice", "charlie", "viewer", refused("not_found")],
  ])("%s makes %s %s", async (actor, name, role, answer) => {
    const before = await roleNow(name);
    const result = await setRole(actor, name, role);
    expect(result).toEqual(answer);
    expect(await roleNow(name)).toBe(result.ok ? role : before);
  });

  test("an owner may step down when another one stays", async () => {
    await setRole("alice", "erik", "owner");
    expect(await setRole("alice", "alice", "viewer")).toEqual(done);
  });

  test("of two owners who demote each other at once, one remains", async () => {
    for (let round = 0; round < 5; round++) {
      await query("update member set role = 'owner' where workspace_id = $1 and user_id = any($2)", [
        cast.northlight.id,
        [id("alice"), id("dana")],
      ]);
      await Promise.all([setRole("alice", "dana", "viewer"), setRole("dana", "alice", "viewer")]);
      const owners = await query("select from member where workspace_id = $1 and role = 'owner'", [
        cast.northlight.id,
      ]);
      expect(owners).toHaveLength(1);
    }
  });
});

describe("removing", () => {
  test.each<[Actor, PersonName, unknown]>([
    ["alice", "dana", done],
    ["dana", "bob", done],
    ["dana", "alice", refused("forbidden")],
    ["alice", "alice", refused("conflict")],
    ["erik", "bob", refused("forbidden")],
    ["charlie", "bob", refused("not_found")],
  ])("%s removes %s", async (actor, name, answer) => {
    const result = await remove(actor, name);
    expect(result).toEqual(answer);
    expect((await roleNow(name)) === undefined).toBe(result.ok);
  });

  test("refuses the person's next request, and only here", async () => {
    await query("insert into member (workspace_id, user_id, role) values ($1, $2, 'viewer')", [
      cast.elsewhere.id,
      id("dana"),
    ]);
    await remove("alice", "dana");
    await expect(cast.scope("dana")).rejects.toMatchObject({ code: "not_found" });
    expect(await cast.as("dana", () => leave({ workspace: "elsewhere" }))).toEqual(done);
  });

  test("of two owners who remove each other at once, one remains", async () => {
    await setRole("alice", "dana", "owner");
    await Promise.all([remove("alice", "dana"), remove("dana", "alice")]);
    const owners = await query("select from member where workspace_id = $1 and role = 'owner'", [
      cast.northlight.id,
    ]);
    expect(owners).toHaveLength(1);
  });

  test("everybody may leave, but for the last owner", async () => {
    expect(await cast.as("bob", () => leave({ workspace: "northlight" }))).toEqual(done);
    expect(await cast.as("alice", () => leave({ workspace: "northlight" }))).toEqual(refused("conflict"));
    expect(await cast.as("charlie", () => leave({ workspace: "northlight" }))).toEqual(refused("not_found"));
  });
});

describe("an invitation", () => {
  const newcomer = (token: string, email = "nina@example.com") => ({
    token,
    name: "Nina",
    email,
    password: "six red kites at dawn",
  });
  async function linkOf(actor: Actor, role: Role): Promise<string> {
    const answer = await cast.as(actor, () => invite("northlight", { role, note: "for Nina" }));
    if (!answer.ok) throw new Error(answer.message);
    return answer.data.url;
  }
  const tokenOf = async (actor: Actor, role: Role) => (await linkOf(actor, role)).split("/").at(-1) ?? "";
  const join = (token: string, email?: string) =>
    cast.as("anonymous", () => joinAsNewPerson(newcomer(token, email)));

  test("is a link of our own address with 256 bits, of which only a hash is kept", async () => {
    const link = await linkOf("dana", "editor");
    expect(link).toMatch(/^http:\/\/localhost:3000\/invite\/[\w-]{43}$/);
    const [row] = await query<{ row: string }>("select row_to_json(i)::text as row from invitation i");
    expect(row?.row).not.toContain(link.split("/").at(-1));
  });

  test.each<[Actor, Role, unknown]>([
    ["alice", "owner", done],
    ["dana", "admin", done],
    ["dana", "owner", refused("forbidden")],
    ["erik", "viewer", refused("forbidden")],
    ["bob", "viewer", refused("forbidden")],
    ["charlie", "viewer", refused("not_found")],
    ["anonymous", "viewer", refused("signed_out")],
  ])("%s invites as %s", async (actor, role, answer) => {
    expect(await cast.as(actor, () => invite("northlight", { role }))).toEqual(answer);
  });

  test("makes a new person a member with its role, once", async () => {
    const token = await tokenOf("alice", "editor");
    expect(await findInvitation(token)).toEqual({
      workspace: "Northlight",
      role: "editor",
      invitedBy: "Alice",
    });
    expect(await join(token)).toEqual({ ok: true, data: { workspaceSlug: "northlight" } });
    expect((await listMembers(await cast.scope("alice"))).find(({ name }) => name === "Nina")?.role).toBe(
      "editor",
    );
    expect(await join(token, "second@example.com")).toEqual(refused("not_found"));
    expect(await findInvitation(token)).toBeNull();
  });

  test("accepted by six at once lets one in", async () => {
    const token = await tokenOf("alice", "viewer");
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => join(token, `n${n}@example.com`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await query("select from app_user where email like 'n_@example.com'")).toHaveLength(1);
  });

  test("lets a signed-in person in with their own account", async () => {
    const token = await tokenOf("alice", "viewer");
    expect(await cast.as("charlie", () => joinAsPerson({ token }))).toEqual(done);
    expect(await roleNow("charlie")).toBe("viewer");
  });

  test("is not used up by a member, and changes no role", async () => {
    const token = await tokenOf("alice", "viewer");
    expect(await cast.as("dana", () => joinAsPerson({ token }))).toEqual(refused("conflict"));
    expect(await roleNow("dana")).toBe("admin");
    expect(await findInvitation(token)).not.toBeNull();
  });

  test("does not take an account over by its email", async () => {
    const token = await tokenOf("alice", "viewer");
    expect(await join(token, "CHARLIE@example.com")).toEqual(refused("conflict"));
    expect(await findInvitation(token)).not.toBeNull();
  });

  test.each<[string, (token: string) => Promise<unknown>]>([
    [
      "it is revoked",
      async () => {
        const [open] = await listInvitations(await cast.scope("alice"));
        return cast.as("alice", () => endInvitation("northlight", { invitationId: open?.id ?? "" }));
      },
    ],
    [
      "its seven days are over",
      () => query("update invitation set expires_at = now() - interval '1 second'"),
    ],
    ["its maker is removed", () => remove("alice", "dana")],
    ["its maker may not invite any more", () => setRole("alice", "dana", "editor")],
    ["the workspace is being deleted", () => query("update workspace set deleted_at = now()")],
  ])("opens nothing when %s", async (_, end) => {
    const token = await tokenOf("dana", "viewer");
    await end(token);
    expect(await findInvitation(token)).toBeNull();
    expect(await join(token)).toEqual(refused("not_found"));
    expect(await cast.as("charlie", () => joinAsPerson({ token }))).toEqual(refused("not_found"));
  });

  test("of an owner ends when its maker is an owner no more", async () => {
    await setRole("alice", "dana", "owner");
    const token = await tokenOf("dana", "owner");
    await setRole("alice", "dana", "admin");
    expect(await findInvitation(token)).toBeNull();
  });

  test("of another workspace cannot be revoked", async () => {
    await tokenOf("alice", "viewer");
    const [open] = await listInvitations(await cast.scope("alice"));
    const answer = await cast.as("charlie", () =>
      endInvitation("elsewhere", { invitationId: open?.id ?? "" }),
    );
    expect(answer).toEqual(refused("not_found"));
  });

  test("lasts seven days", async () => {
    await tokenOf("alice", "viewer");
    const row = await one<{ days: number }>(
      "select extract(day from expires_at - created_at)::int as days from invitation",
    );
    expect(row?.days).toBe(7);
  });

  test("cannot be guessed", async () => {
    expect(await join(makeToken().token)).toEqual(refused("not_found"));
  });
});

describe("a workspace", () => {
  test("is renamed by its owner, and stays where it is", async () => {
    const input = { name: "North Light", lostAfterMisses: "3", lostAfterHours: "0", askAgainDays: "45" };
    expect(await cast.as("dana", () => saveWorkspace("northlight", input))).toEqual(refused("forbidden"));
    expect(await cast.as("alice", () => saveWorkspace("northlight", input))).toEqual(done);
    expect(await readWorkspaceSettings(await cast.scope("alice"))).toEqual({
      name: "North Light",
      slug: "northlight",
      lostAfterMisses: 3,
      lostAfterHours: 0,
      askAgainDays: 45,
    });
  });

  test.each([
    ["name", { name: " ", lostAfterMisses: 2, lostAfterHours: 6, askAgainDays: "30" }],
    ["lostAfterMisses", { name: "N", lostAfterMisses: 0, lostAfterHours: 6, askAgainDays: "30" }],
    ["lostAfterHours", { name: "N", lostAfterMisses: 2, lostAfterHours: "a day", askAgainDays: "30" }],
  ])("says that its %s is wrong", async (field, input) => {
    const answer = await cast.as("alice", () => saveWorkspace("northlight", input));
    expect(answer).toMatchObject({ ok: false, code: "invalid", fields: { [field]: expect.any(String) } });
  });

  test("more is made by who owns or administers one, under a free address", async () => {
    const make = (actor: Actor, name: string) => cast.as(actor, () => createFurtherWorkspace({ name }));
    expect(await make("dana", "Northlight")).toEqual({ ok: true, data: { workspaceSlug: "northlight-2" } });
    expect(await make("alice", "Setup")).toEqual({ ok: true, data: { workspaceSlug: "setup-2" } });
    expect(await make("bob", "Mine")).toEqual(refused("forbidden"));
    expect(await make("anonymous", "Mine")).toEqual(refused("signed_out"));
  });
});

describe("the log", () => {
  test("says who did what, to those who may read it", async () => {
    await setRole("alice", "bob", "editor");
    await remove("dana", "bob");
    const { entries } = await listAudit(await cast.scope("dana"));
    expect(entries.map(({ actor, action, subject, detail }) => [actor, action, subject, detail])).toEqual([
      ["Dana", "member.removed", "Bob", "editor"],
      ["Alice", "member.role_changed", "Bob", "viewer → editor"],
    ]);
    await expect(listAudit(await cast.scope("erik"))).rejects.toMatchObject({ code: "forbidden" });
    expect((await listAudit(await cast.scope("charlie"))).entries).toEqual([]);
  });

  test("is read in pages", async () => {
    await query(
      "insert into audit_entry (workspace_id, action) select $1, 'test.row' from generate_series(1, 120)",
      [cast.northlight.id],
    );
    const scope = await cast.scope("alice");
    const sizes: number[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(scope, { before });
      sizes.push(page.entries.length);
      before = page.next;
    } while (before !== null);
    expect(sizes).toEqual([50, 50, 20]);
  });

  test("cannot be rewritten", async () => {
    await setRole("alice", "bob", "editor");
    await expect(query("update audit_entry set actor_id = $1", [newId()])).rejects.toThrow();
    await expect(query("delete from audit_entry")).rejects.toThrow();
  });
});

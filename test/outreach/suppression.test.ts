import { beforeEach, describe, expect, test } from "vitest";
import { anyConnection, query, transaction } from "#lib/db/sql";
import { csvPieces } from "#lib/export/export-file";
import { liftSuppression, suppress, suppressFile, undoSuppress } from "#lib/outreach/suppression/change-list";
import { hashAddress } from "#lib/outreach/suppression/hash-address";
import { SuppressionFilter } from "#lib/outreach/suppression/list-view";
import { exportSuppressions, listSuppressions } from "#lib/outreach/suppression/queries";
import { SuppressInput } from "#lib/outreach/suppression/schema";
import { findSuppressions, isSuppressed } from "#lib/outreach/suppression/suppressed";
import { writeSuppressions } from "#lib/outreach/suppression/write-suppressions";
import { asWriter, mintScope } from "#lib/scope/scope";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

let team: TestWorkspace;
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
});

const add = (names: string[], over: Partial<SuppressInput> = {}) =>
  suppress(team.scope, { ...SuppressInput.parse({ names }), ...over });
const list = (over = {}) =>
  listSuppressions(team.scope, SuppressionFilter.parse(over), { cursor: null, limit: 50 });
const asks = (subject: { domain?: string; address?: string }) =>
  isSuppressed(anyConnection, team.workspaceId, subject);

describe("who is covered", () => {
  beforeEach(async () => {
    await add(["garden.com", "Ana@Paper.org"]);
    await transaction((sql) =>
      writeSuppressions(sql, team.scope, [
        { kind: "address", value: "eve@letters.net", cause: "erased", note: "left" },
      ]),
    );
  });
  test.each<[string, { domain?: string; address?: string }, string | null]>([
    ["a domain on the list", { domain: "garden.com" }, "do_not_contact"],
    ["a host below it", { domain: "blog.garden.com" }, "do_not_contact"],
    ["an address there", { address: "ben@garden.com" }, "do_not_contact"],
    ["an address at a host below it", { address: "ben@mail.garden.com" }, "do_not_contact"],
    ["a name that only ends like it", { domain: "mygarden.com" }, null],
    ["an address, however it is written", { address: " ANA@paper.ORG " }, "do_not_contact"],
    ["another address of its site", { address: "ben@paper.org" }, null],
    ["the site of a listed address", { domain: "paper.org" }, null],
    ["somebody erased, by the hash alone", { address: "Eve@Letters.net" }, "erased"],
    ["nobody", {}, null],
  ])("%s", async (_about, subject, cause) => {
    expect((await asks(subject))?.cause ?? null).toBe(cause);
  });
  test("thousands are asked in one question", async () => {
    const subjects = Array.from({ length: 5_000 }, (_, at) => ({ domain: `site-${at}.com` }));
    const found = await findSuppressions(anyConnection, team.workspaceId, [
      ...subjects,
      { domain: "garden.com" },
    ]);
    expect(found.findIndex((entries) => entries.length > 0)).toBe(5_000);
  });
  test("nothing but the hash is kept of somebody erased", async () => {
    const rows = await query(
      "SELECT kind, value, note FROM suppression WHERE workspace_id = $1 AND cause = 'erased'",
      [team.workspaceId],
    );
    expect(rows).toEqual([{ kind: "address_hash", value: hashAddress("eve@letters.net"), note: null }]);
  });
});

describe("adding", () => {
  test("names are read, own sites and shared endings refused, and nothing is added twice", async () => {
    const first = await add([
      "https://garden.com/about",
      "ana@paper.org",
      "shop.example",
      "co.uk",
      "n/a",
      "blog.garden.com",
    ]);
    expect(first).toMatchObject({ added: 2, known: 0 });
    expect(first.refused.map(({ name }) => name)).toEqual([
      "shop.example",
      "co.uk",
      "n/a",
      "blog.garden.com",
    ]);
    expect(await add(["garden.com", "new.com"])).toMatchObject({ added: 1, known: 1 });
  });
  test("an opt-out weighs more than a team's own entry, and stays one", async () => {
    await add(["ana@paper.org"]);
    await add(["ana@paper.org"], { cause: "opt_out" });
    await add(["ana@paper.org"], { cause: "do_not_contact" });
    expect((await list()).lines).toMatchObject([{ value: "ana@paper.org", cause: "opt_out" }]);
  });
  test("an adding is taken back as a whole, and no other with it", async () => {
    await add(["garden.com"]);
    const { batch } = await add(["paper.org", "letters.net"]);
    await undoSuppress(team.scope, batch ?? "");
    expect((await list()).lines.map(({ value }) => value)).toEqual(["garden.com"]);
    await expect(undoSuppress(team.scope, batch ?? "")).rejects.toMatchObject({ code: "not_found" });
  });
  test("a file's own causes and notes are kept; a plain list has the one that was chosen", async () => {
    const given = { cause: "do_not_contact" as const, note: null };
    await suppressFile(
      team.scope,
      "Email;Reason;Notes\nana@paper.org;Unsubscribed;by mail\ngarden.com;;\n",
      given,
    );
    await suppressFile(team.scope, "letters.net\nben@letters.net, eve@letters.net\n", {
      ...given,
      cause: "opt_out",
    });
    const lines = (await list()).lines.map(({ value, cause, note }) => [value, cause, note]);
    expect(lines.sort()).toEqual([
      ["ana@paper.org", "opt_out", "by mail"],
      ["ben@letters.net", "opt_out", null],
      ["eve@letters.net", "opt_out", null],
      ["garden.com", "do_not_contact", null],
      ["letters.net", "opt_out", null],
    ]);
  });
  test("what is exported can be brought in elsewhere, the erased with it", async () => {
    await add(["garden.com", "ana@paper.org"], { cause: "opt_out", note: "=SUM(1)" });
    await transaction((sql) =>
      writeSuppressions(sql, team.scope, [
        { kind: "address", value: "eve@letters.net", cause: "erased", note: null },
      ]),
    );
    const file = (
      await Array.fromAsync(csvPieces(exportSuppressions(team.scope, SuppressionFilter.parse({}))))
    ).join("");
    const other = await makeWorkspace("other.example");
    const text = file.replace(/^\ufeff/, "");
    expect(await suppressFile(other.scope, text, { cause: "do_not_contact", note: null })).toMatchObject({
      added: 3,
      refused: [],
    });
    const entry = async (address: string) => isSuppressed(anyConnection, other.workspaceId, { address });
    expect(await entry("eve@letters.net")).toMatchObject({ cause: "erased" });
    expect(await entry("ana@paper.org")).toMatchObject({ cause: "opt_out" });
    const [kept] = await query<{ note: string }>(
      "SELECT note FROM suppression WHERE workspace_id = $1 AND value = 'garden.com'",
      [other.workspaceId],
    );
    expect(kept?.note).toBe("=SUM(1)");
  });
});

describe("taking off", () => {
  const as = (role: "editor" | "admin") => {
    const { workspaceId, workspaceSlug } = team.scope;
    const writer = asWriter(mintScope({ workspaceId, workspaceSlug, actorId: null, role }));
    if (writer === null) throw new Error("an editor writes");
    return writer;
  };
  const idOf = async (value: string) => (await list({ q: value })).lines[0]?.id ?? "";
  test.each<["editor" | "admin", "do_not_contact" | "bounced" | "opt_out", string | null]>([
    ["editor", "do_not_contact", null],
    ["editor", "bounced", null],
    ["editor", "opt_out", "forbidden"],
    ["admin", "opt_out", null],
  ])("an %s and what stands there as %s", async (role, cause, code) => {
    await add(["ana@paper.org"], { cause });
    const lifting = liftSuppression(as(role), { id: await idOf("ana@paper.org"), reason: "She wrote again" });
    if (code === null) expect(await lifting).toMatchObject({ value: "ana@paper.org" });
    else await expect(lifting).rejects.toMatchObject({ code });
    expect((await list()).lines).toHaveLength(code === null ? 0 : 1);
  });
  test("nobody takes off somebody who was erased", async () => {
    await transaction((sql) =>
      writeSuppressions(sql, team.scope, [
        { kind: "address", value: "eve@letters.net", cause: "erased", note: null },
      ]),
    );
    const [line] = (await list()).lines;
    await expect(liftSuppression(as("admin"), { id: line?.id ?? "", reason: "x" })).rejects.toMatchObject({
      code: "conflict",
    });
  });
  test("the audit log, which is kept for good, holds no address", async () => {
    await add(["ana@paper.org"]);
    await liftSuppression(as("admin"), { id: await idOf("ana@paper.org"), reason: "A slip" });
    const log = await query("SELECT subject, detail FROM audit_entry WHERE workspace_id = $1", [
      team.workspaceId,
    ]);
    expect(JSON.stringify(log)).not.toContain("ana@");
    expect(JSON.stringify(log)).toContain(hashAddress("ana@paper.org"));
  });
});

test("the list is walked through page by page, and filtered", async () => {
  await add(Array.from({ length: 7 }, (_, at) => `site-${at}.com`));
  await add(["ana@paper.org"], { cause: "opt_out" });
  const seen: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await listSuppressions(team.scope, SuppressionFilter.parse({}), { cursor, limit: 3 });
    seen.push(...page.lines.map(({ value }) => value));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(new Set(seen).size).toBe(8);
  expect((await list({ cause: "opt_out" })).lines.map(({ value }) => value)).toEqual(["ana@paper.org"]);
  expect((await list({ kind: "domain", q: "site-3" })).lines.map(({ value }) => value)).toEqual([
    "site-3.com",
  ]);
});

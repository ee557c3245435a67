import { beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { lookForContacts } from "#lib/outreach/contacts/ask-lookups";
import { addContact, dropContact, editContact } from "#lib/outreach/contacts/change-contacts";
import { readContactView } from "#lib/outreach/contacts/contact-view";
import { eraseContact } from "#lib/outreach/contacts/erase";
import {
  exportContacts,
  listContacts,
  readContactDetail,
  readContactsOf,
} from "#lib/outreach/contacts/queries";
import { readHeld } from "#lib/outreach/contacts/read-held";
import { EraseInput, LookForContacts, NewContact } from "#lib/outreach/contacts/schema";
import { addressHash } from "#lib/outreach/contacts/suppressed";
import { logTouches } from "#lib/outreach/touches/log-touches";
import { readMessagesOf } from "#lib/outreach/touches/queries";
import { LogTouchesInput } from "#lib/outreach/touches/schema";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";
import { addProspect, suppressions } from "./support-contacts.ts";

let team: TestWorkspace;
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
});

const add = (over: object = {}) =>
  addContact(
    team.scope,
    NewContact.parse({
      domain: "blog.com",
      channel: "mail",
      value: "Ana@blog.com",
      name: "Ana Lopes",
      ...over,
    }),
  );
const list = (params: Record<string, string> = {}) => listContacts(team.scope, readContactView(params));
const erase = (address: string) => eraseContact(team.scope, EraseInput.parse({ address }));

describe("a contact by hand", () => {
  test.each([
    ["mail", "Ana@Blog.com", "ana@blog.com"],
    ["form", "https://blog.com/contact#form", "https://blog.com/contact"],
    ["linkedin", "https://de.linkedin.com/in/ana-lopes?trk=x", "https://www.linkedin.com/in/ana-lopes"],
    ["phone", "+44 (0)20 7946 0018", "+442079460018"],
    ["other", "@ana on Mastodon", "@ana on Mastodon"],
  ])("%s %s is kept as %s", async (channel, value, kept) => {
    await add({ channel, value });
    expect((await list()).lines).toMatchObject([
      { domain: "blog.com", channel, value: kept, origin: "hand" },
    ]);
  });
  test.each([
    ["mail", "ana [at] blog.com"],
    ["mail", "a@b.com, c@d.com"],
    ["form", "contact page"],
    ["linkedin", "https://www.linkedin.com/shareArticle"],
    ["phone", "call me"],
  ])("%s %j is refused", (channel, value) => {
    expect(NewContact.safeParse({ domain: "blog.com", channel, value }).success).toBe(false);
  });
  test("is there once, can be edited, and goes without its messages", async () => {
    const { id } = await add();
    await expect(add()).rejects.toMatchObject({ code: "conflict" });
    await editContact(team.scope, { id, name: "Ana L.", job: "Editor", note: "Prefers Tuesdays" });
    expect(await readContactDetail(team.scope, id)).toMatchObject({
      name: "Ana L.",
      job: "Editor",
      note: "Prefers Tuesdays",
    });
    const prospect = await addProspect(team, "blog.com");
    await logTouches(
      team.scope,
      LogTouchesInput.parse({
        prospects: [prospect],
        kind: "out",
        channel: "mail",
        on: "2026-03-02",
        contact: id,
      }),
    );
    await dropContact(team.scope, { id });
    expect((await readMessagesOf(team.scope, prospect)).touches).toMatchObject([
      { address: "ana@blog.com", contactName: null },
    ]);
  });
});

test("the list is searched and filtered, and tells who was written to", async () => {
  const { id } = await add();
  await add({ channel: "phone", value: "+442079460018", domain: "paper.com", name: null });
  const prospect = await addProspect(team, "blog.com");
  await logTouches(
    team.scope,
    LogTouchesInput.parse({
      prospects: [prospect],
      kind: "out",
      channel: "mail",
      on: "2026-03-02",
      contact: id,
    }),
  );
  const values = async (params: Record<string, string>) =>
    (await list(params)).lines.map(({ value }) => value);
  expect(await values({ q: "LOPES" })).toEqual(["ana@blog.com"]);
  expect(await values({ domain: "paper.com" })).toEqual(["+442079460018"]);
  expect(await values({ channel: "phone" })).toEqual(["+442079460018"]);
  expect(await values({ origin: "page" })).toEqual([]);
  expect(await values({ written: "yes" })).toEqual(["ana@blog.com"]);
  expect(await values({ written: "no" })).toEqual(["+442079460018"]);
  expect(await list()).toMatchObject({ total: 2, matching: 2 });
  const rows = (await Array.fromAsync(exportContacts(team.scope, readContactView({ q: "ana" })).rows)).flat();
  expect(rows.map((cells) => cells.slice(0, 6))).toEqual([
    ["blog.com", "mail", "ana@blog.com", "Ana Lopes", null, "hand"],
  ]);
});

test("sites are queued once, by name or by prospect; one that nobody may write to is refused", async () => {
  const prospect = await addProspect(team, "paper.com");
  await query(
    `INSERT INTO suppression (id, workspace_id, kind, value, cause) VALUES (gen_random_uuid(), $1, 'domain', 'no.com', 'do_not_contact')`,
    [team.workspaceId],
  );
  const asked = await lookForContacts(
    team.scope,
    LookForContacts.parse({
      domains: ["https://blog.com/about", "blog.com", "no.com", "nonsense"],
      prospects: [prospect],
    }),
  );
  expect(asked).toMatchObject({ asked: 2, refused: [{ name: "nonsense" }, { name: "no.com" }] });
  expect(await readContactsOf(team.scope, prospect)).toMatchObject({
    domain: "paper.com",
    contacts: [],
    lookup: { state: "waiting" },
  });
  expect((await list()).waiting).toBe(2);
});

describe("erasing a person", () => {
  test("takes the address away wherever it stands, says what, and leaves a hash", async () => {
    const { id } = await add();
    await add({ value: "diana@blog.com", name: "Diana Sand" });
    const prospect = await addProspect(team, "blog.com");
    const log = (over: object) =>
      logTouches(
        team.scope,
        LogTouchesInput.parse({ prospects: [prospect], channel: "mail", on: "2026-03-02", ...over }),
      );
    await log({ kind: "out", contact: id, subject: "Hi", body: "Hello Ana" });
    await log({ kind: "reply", address: "ben@blog.com", body: "Ask ANA@blog.com instead." });
    await log({ kind: "note", body: "Talked to diana@blog.com" });
    await query("UPDATE prospect SET note = 'Write to ana@blog.com first' WHERE id = $1", [prospect]);
    await report(team, [{ source: "https://blog.com/a", target: "https://shop.example/" }]);
    await query(
      `INSERT INTO placement (id, workspace_id, site_id, source_id, target_id, contact)
       SELECT gen_random_uuid(), $1, $2, s.id, t.id, 'Ana <Ana@blog.com>' FROM page s, page t
       WHERE s.workspace_id = $1 AND t.workspace_id = $1 AND s.url = 'https://blog.com/a' AND t.url = 'https://shop.example/'`,
      [team.workspaceId, team.siteId],
    );
    const held = await readHeld(team.scope, "ANA@blog.com");
    expect(held).toMatchObject({
      contacts: [{ name: "Ana Lopes" }],
      placements: [{ contact: "Ana <Ana@blog.com>" }],
    });
    expect(held.messages).toHaveLength(2);
    expect(held.notes).toEqual([{ place: "prospect", text: "Write to ana@blog.com first" }]);

    expect(await erase("Ana@blog.com")).toEqual({
      contacts: 1,
      touches: 2,
      notes: 1,
      placements: 1,
      removals: 0,
    });

    expect(await suppressions(team.workspaceId)).toEqual([
      { kind: "address_hash", value: addressHash("ana@blog.com"), cause: "erased" },
    ]);
    expect((await list()).lines.map(({ value }) => value)).toEqual(["diana@blog.com"]);
    const { touches } = await readMessagesOf(team.scope, prospect);
    expect(touches.map(({ kind, address, body }) => [kind, address, body])).toEqual([
      ["out", null, null],
      ["reply", null, null],
      ["note", null, "Talked to diana@blog.com"],
    ]);
    const left = await readHeld(team.scope, "ana@blog.com");
    expect(left).toMatchObject({
      contacts: [],
      messages: [],
      placements: [],
      removals: [],
      notes: [],
      suppressed: ["erased"],
    });
    const [row] = await query<{ note: string }>("SELECT note FROM prospect WHERE id = $1", [prospect]);
    expect(row?.note).toBe("Write to (erased) first");
    const everything = JSON.stringify(
      await query("SELECT * FROM audit_entry WHERE workspace_id = $1", [team.workspaceId]),
    );
    expect(everything).not.toContain("ana@blog.com");
  });
  test("keeps them from being added again", async () => {
    await add();
    await erase("ana@blog.com");
    await expect(add()).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("erased on request"),
    });
    await expect(add({ domain: "paper.com", value: "ANA@blog.com" })).rejects.toMatchObject({
      code: "conflict",
    });
  });
  test("needs a whole address, so that no word of many texts is struck out", () => {
    expect(EraseInput.safeParse({ address: "com" }).success).toBe(false);
  });
});

test("contacts are nobody else's; a Scope of some sites sees those that its sites ask", async () => {
  const { id } = await add();
  const other = await makeWorkspace("other.example");
  await expect(readContactDetail(other.scope, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(editContact(other.scope, { id, name: null, job: null, note: null })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(dropContact(other.scope, { id })).rejects.toMatchObject({ code: "not_found" });
  expect(await readHeld(other.scope, "ana@blog.com")).toMatchObject({ contacts: [], messages: [] });
  const narrow = { ...team.scope, sites: [team.siteId] };
  await expect(readContactDetail(narrow, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(eraseContact(narrow, { address: "ana@blog.com" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await addProspect(team, "blog.com");
  expect((await readContactDetail(narrow, id)).value).toBe("ana@blog.com");
  const blind = { ...team.scope, may: new Set(["profile"] as const) };
  await expect(listContacts(blind, readContactView({}))).rejects.toMatchObject({ code: "forbidden" });
});

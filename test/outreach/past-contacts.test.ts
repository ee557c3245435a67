import { beforeEach, describe, expect, test } from "vitest";
import { anyConnection, query } from "#lib/db/sql";
import { readApproach } from "#lib/outreach/approach/queries";
import { importPast, readPastFile, undoPast } from "#lib/outreach/past-contacts/import-past";
import { listPastFiles } from "#lib/outreach/past-contacts/queries";
import { PastQuery } from "#lib/outreach/past-contacts/schema";
import { isSuppressed } from "#lib/outreach/suppression/suppressed";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";
import { makeCampaign, makeProspect } from "./support-prospects.ts";

const today = "2026-11-29";
let team: TestWorkspace;
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
});

const choices = { columns: null, order: null, meanings: {}, today };
const bring = (text: string, over: object = {}) => importPast(team.scope, { text, ...choices, ...over });
const readFile = (text: string, over: object = {}) => readPastFile(team.scope, { text, ...choices, ...over });
const touches = async () =>
  query(
    `SELECT domain, kind, address, (at AT TIME ZONE 'UTC')::date::text AS on FROM touch WHERE workspace_id = $1 ORDER BY domain, at`,
    [team.workspaceId],
  );

const FILE = `Website;Email;Date;Status;Notes
garden.com;ana@garden.com;20.11.2026;No reply;
https://blog.paper.org/news;;03.02.2025;Not interested;too busy
letters.net;eve@letters.net;01.03.2026;Unsubscribed;
pots.com;;;Do not contact;they complained
;ben@soil.com;12.06.2026;Bounced;
`;

test("rows become messages without a prospect, and whoever must be left alone stands on the list", async () => {
  expect(await bring(FILE)).toMatchObject({ contacts: 4, known: 0, suppressed: 3, rejected: [] });
  expect(await touches()).toEqual([
    { domain: "garden.com", kind: "out", address: "ana@garden.com", on: "2026-11-20" },
    { domain: "letters.net", kind: "out", address: "eve@letters.net", on: "2026-03-01" },
    { domain: "letters.net", kind: "opt_out", address: "eve@letters.net", on: "2026-03-01" },
    { domain: "paper.org", kind: "out", address: null, on: "2025-02-03" },
    { domain: "paper.org", kind: "refused", address: null, on: "2025-02-03" },
    { domain: "soil.com", kind: "out", address: "ben@soil.com", on: "2026-06-12" },
    { domain: "soil.com", kind: "bounce", address: "ben@soil.com", on: "2026-06-12" },
  ]);
  const cause = async (subject: object) =>
    (await isSuppressed(anyConnection, team.workspaceId, subject))?.cause ?? null;
  expect(await cause({ address: "eve@letters.net" })).toBe("opt_out");
  expect(await cause({ domain: "pots.com" })).toBe("do_not_contact");
  expect(await cause({ address: "ben@soil.com" })).toBe("bounced");
  // A plain refusal warns, and no more; one person's opt-out is not their site's.
  expect(await cause({ domain: "paper.org" })).toBeNull();
  expect(await cause({ domain: "letters.net" })).toBeNull();
});

test("never pitched twice, from the first day", async () => {
  await bring(FILE);
  const campaign = await makeCampaign(team);
  const asks = async (domain: string) => {
    const id = await makeProspect(team, campaign, domain, { pageUrl: `https://${domain}/a` });
    return (await readApproach(team.scope, id, { today })).findings.map(({ rule }) => rule);
  };
  expect(await asks("garden.com")).toEqual(["contacted"]);
  expect(await asks("paper.org")).toEqual(["refused"]);
  expect(await asks("pots.com")).toEqual(["do_not_contact"]);
  expect(await asks("letters.net")).toEqual(["colleague_opted_out"]);
  expect(await asks("new.com")).toEqual([]);
});

test("the same file twice changes nothing, and undo takes it back with its entries", async () => {
  const { batch } = await bring(FILE);
  expect(await bring(FILE)).toMatchObject({ batch: null, contacts: 0, known: 4, suppressed: 0 });
  expect(await listPastFiles(team.scope)).toMatchObject([{ batch, contacts: 4, domains: 4 }]);
  expect(await undoPast(team.scope, batch ?? "")).toEqual({ contacts: 4, suppressed: 3 });
  expect(await touches()).toEqual([]);
  expect(await isSuppressed(anyConnection, team.workspaceId, { domain: "pots.com" })).toBeNull();
  await expect(undoPast(team.scope, batch ?? "")).rejects.toMatchObject({ code: "not_found" });
});

describe("reading", () => {
  test("bad rows are told with their line, and stop nothing", async () => {
    const text = `domain,date,outcome
n/a,2026-01-02,sent
garden.com,soon,sent
paper.org,,sent
letters.net,2027-01-01,sent
shop.example,2026-01-02,sent
co.uk,2026-01-02,sent
good.com,2026-01-02,sent
`;
    const { rejected, contacts } = await bring(text);
    expect(contacts).toBe(1);
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "The row names no site and no mail address."],
      [3, "“soon” is no date."],
      [4, "The row has no date: nobody could tell when one may write again."],
      [5, "2027-01-01 is still to come."],
      [6, "shop.example is your own site."],
      [7, "co.uk is an ending that many sites share. Name the one site under it."],
    ]);
  });
  test("the order of day and month is asked of the whole column, and a person may say it", async () => {
    const text = "domain,date\na.com,03/04/2026\nb.com,25/04/2026\n";
    expect((await readFile(text)).dates).toEqual({ order: "dmy", certain: true, matters: true });
    const open = "domain,date\na.com,03/04/2026\n";
    expect(await readFile(open)).toMatchObject({ dates: { certain: false }, sample: [{ on: "2026-04-03" }] });
    expect(await readFile(open, { order: "mdy" })).toMatchObject({ sample: [{ on: "2026-03-04" }] });
  });
  test("an outcome that nobody knows is asked about, never guessed", async () => {
    const text = "domain,date,outcome\na.com,2026-01-02,nicht mehr anschreiben\nb.com,2026-01-02,sent\n";
    expect((await readFile(text)).outcomes).toEqual([
      { text: "nicht mehr anschreiben", count: 1, outcome: null },
      { text: "sent", count: 1, outcome: "contacted" },
    ]);
    await expect(bring(text)).rejects.toMatchObject({ code: "invalid" });
    const { meanings } = PastQuery.parse({ meanings: '{"nicht mehr anschreiben":"do_not_contact"}' });
    expect(await bring(text, { meanings })).toMatchObject({ contacts: 2, suppressed: 1 });
  });
  test("columns may be chosen; a file that names none is refused", async () => {
    const text = "Wer;Wann\ngarden.com;2026-01-02\n";
    await expect(readFile(text)).rejects.toMatchObject({ code: "invalid" });
    expect(await bring(text, { columns: { domain: 0, date: 1 } })).toMatchObject({ contacts: 1 });
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { type LookFacts, lookAt } from "../support/looks.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const BLOG = "https://blog.example/post";
const GUIDE = "https://shop.example/guide";
const others = (...hosts: string[]) => hosts.map((host) => `<a href="https://${host}/">x</a>`).join(" ");
const pageOf = (content: string) =>
  `<html><head><title>Post</title></head><body><nav><a href="/a">A</a><a href="/b">B</a><a href="/c">C</a><a href="/d">D</a></nav>
   <main><p>Words <a href="${GUIDE}">the guide</a> ${content}</p></main></body></html>`;

interface Row {
  template: Buffer | null;
  outgoing: number[] | null;
  uncommon_domains: number;
  spam_links: number;
  bad_domains: number;
  parked: boolean;
  version: string;
}

let team: TestWorkspace;
const marks = () =>
  query<Row>("SELECT *, xmin::text AS version FROM page_mark WHERE workspace_id = $1 ORDER BY page_id", [
    team.workspaceId,
  ]);
const addresses = () =>
  query("SELECT address, since FROM domain_address WHERE workspace_id = $1", [team.workspaceId]);
const look = (hour: number, html: string, over: LookFacts["over"] = {}) =>
  record(team, [lookAt(BLOG, { html, at: `2026-03-10T${hour}:00:00.000Z`, over })]);

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace("shop.example");
  await report(team, [{ source: BLOG, target: GUIDE }]);
});

describe("what a look keeps of a linking page for the audit", () => {
  test("its template, a sketch of where it links, and spam words on the way", async () => {
    await look(
      10,
      pageOf(`${others("a.net", "b.net", "c.net")} <a href="https://pills.net/">buy viagra</a>`),
    );
    const [row] = await marks();
    expect(row).toMatchObject({ uncommon_domains: 4, spam_links: 1, bad_domains: 0, parked: false });
    expect(row?.outgoing).toHaveLength(32);
    expect(row?.template).toHaveLength(8);
  });
  test("is not written again for the same page", async () => {
    const before = await marks();
    await look(
      11,
      pageOf(`${others("a.net", "b.net", "c.net")} <a href="https://pills.net/">buy viagra</a>`),
    );
    expect(await marks()).toEqual(before);
  });
  test("is read anew when the link has changed", async () => {
    await look(12, pageOf(others("a.net")).replace("the guide", "a guide"));
    expect(await marks()).toMatchObject([{ uncommon_domains: 1, spam_links: 0, outgoing: null }]);
  });
  test("stays when the server says that nothing changed, or the page is gone", async () => {
    const before = await marks();
    await look(13, "", { access: "unreachable", reason: "not_modified", httpStatus: 304, topicText: null });
    await record(team, [lookAt(BLOG, { status: 404, at: "2026-03-10T14:00:00.000Z" })]);
    expect(await marks()).toEqual(before);
  });
  test("of the site's own pages nothing is kept", async () => {
    await record(team, [
      lookAt("https://shop.example/", { html: `<a href="${GUIDE}">guide</a> ${others("x.net")}` }),
    ]);
    expect(await marks()).toHaveLength(1);
  });
});

describe("the address of a domain's host", () => {
  test("is the one that answered last, from the day it did first", async () => {
    await look(15, pageOf(""), { address: "93.184.216.34" });
    await look(16, pageOf(""), { address: "93.184.216.34" });
    expect(await addresses()).toEqual([{ address: "93.184.216.34", since: "2026-03-10" }]);
    await record(team, [
      lookAt(BLOG, { html: pageOf(""), at: "2026-03-12T10:00:00.000Z", over: { address: "93.184.216.35" } }),
    ]);
    expect(await addresses()).toEqual([{ address: "93.184.216.35", since: "2026-03-12" }]);
  });
  test("is not that of another domain, where a redirect led", async () => {
    await look(17, pageOf(""), { address: "8.8.8.8", finalUrl: "https://elsewhere.example/" });
    expect(await addresses()).toEqual([{ address: "93.184.216.35", since: "2026-03-12" }]);
  });
});

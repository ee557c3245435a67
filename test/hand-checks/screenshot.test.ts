import { beforeAll, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { recordHandCheck } from "#lib/hand-checks/record-hand-check";
import { HandCheckForm } from "#lib/hand-checks/schema";
import { addScreenshot, readScreenshot } from "#lib/hand-checks/screenshot";
import { withdrawHandCheck } from "#lib/hand-checks/withdraw-hand-check";
import type { WriteScope } from "#lib/scope/scope";
import { createSite } from "#lib/sites/create-site";
import { GET, POST } from "../../app/api/[workspace]/hand-checks/[id]/image/route.ts";
import { type Actor, type Cast, makeCast } from "../support/cast.ts";
import { report } from "../support/workspace.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const FIVE_MB = 5 * 1024 * 1024;

let cast: Cast;
let alice: WriteScope;
let siteId: number;
let otherSiteId: number;
let link: { source: number; target: number };

beforeAll(async () => {
  cast = await makeCast();
  alice = await cast.writer("alice");
  await createSite(alice, { domain: "shop.example", kind: "own" });
  await createSite(alice, { domain: "other.example", kind: "own" });
  const sites = await query<{ id: number; slug: string }>("SELECT id, slug FROM site ORDER BY id");
  [siteId, otherSiteId] = sites.map((site) => site.id) as [number, number];
  await report({ scope: alice, workspaceId: alice.workspaceId, siteId }, [
    { source: "https://blog.example/", target: "https://shop.example/" },
  ]);
  const rows = await query<typeof link>("SELECT source_id AS source, target_id AS target FROM link");
  link = rows[0] as typeof link;
});

const newWord = async (scope = alice) => {
  const form = { site: "shop.example", ...link, seen: true, lookedOn: "2026-03-01" };
  return (await recordHandCheck(scope, HandCheckForm.parse(form))).id;
};
const ask = (method: "GET" | "POST", actor: Actor, id: string, body?: Uint8Array<ArrayBuffer>) => {
  const workspace = actor === "charlie" ? "elsewhere" : "northlight";
  const request = new Request(`http://localhost:3000/api/${workspace}/hand-checks/${id}/image`, {
    method,
    headers: cast.headers(actor),
    ...(body === undefined ? {} : { body }),
  });
  return (method === "GET" ? GET : POST)(request, { params: Promise.resolve({ workspace, id }) });
};
const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

describe("a screenshot", () => {
  test("comes back as it was, as nothing but an image, and nobody between keeps it", async () => {
    const id = await newWord();
    expect((await ask("POST", "alice", id, new Uint8Array(png))).status).toBe(200);
    const answer = await ask("GET", "bob", id);
    expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "content-disposition": `inline; filename="screenshot-${id.slice(-8)}.png"`,
      "content-security-policy": expect.stringContaining("sandbox"),
    });
  });
  test("is nobody else's: a stranger, somebody signed out, a Scope of another site", async () => {
    const id = await newWord();
    await ask("POST", "alice", id, new Uint8Array(png));
    expect((await ask("GET", "charlie", id)).status).toBe(404);
    expect((await ask("GET", "anonymous", id)).status).toBe(401);
    const elsewhere = { ...alice, sites: [otherSiteId] } as WriteScope;
    await expect(readScreenshot(elsewhere, id)).rejects.toMatchObject({ code: "not_found" });
    const here = { ...alice, sites: [siteId] } as WriteScope;
    expect((await readScreenshot(here, id)).type).toBe("image/png");
    await expect(withdrawHandCheck(elsewhere, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(newWord(elsewhere)).rejects.toMatchObject({ code: "not_found" });
  });
  test("is put by the author alone, once, and not by a viewer", async () => {
    const id = await newWord();
    expect((await ask("POST", "bob", id, new Uint8Array(png))).status).toBe(403);
    expect((await ask("POST", "erik", id, new Uint8Array(png))).status).toBe(404);
    expect((await ask("POST", "alice", id, new Uint8Array(png))).status).toBe(200);
    expect((await ask("POST", "alice", id, new Uint8Array(png))).status).toBe(409);
  });
});

describe("what is no image is refused and leaves nothing", () => {
  test.each<[string, number, () => Uint8Array<ArrayBuffer>]>([
    ["a PNG that is HTML", 400, () => bytes("<!doctype html><script>alert(1)</script>")],
    ["HTML behind the signature of a PNG", 400, () => bytes("\x89PNG\r\n\x1a\n<script>alert(1)</script>")],
    ["an SVG", 400, () => bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["nothing", 400, () => bytes("")],
    ["6 MB of PNG", 413, () => Uint8Array.from({ length: 6 * 1024 * 1024 }, (_, at) => png[at] ?? 0)],
    ["a byte more than 5 MB", 413, () => Uint8Array.from({ length: FIVE_MB + 1 }, (_, at) => png[at] ?? 0)],
  ])("%s: %i", async (_name, status, made) => {
    const id = await newWord();
    expect((await ask("POST", "alice", id, made())).status).toBe(status);
    expect((await ask("GET", "alice", id)).status).toBe(404);
    expect(await query("SELECT image_type FROM hand_check WHERE id = $1", [id])).toEqual([
      { image_type: null },
    ]);
  });
  test("5 MB are taken", async () => {
    const id = await newWord();
    const body = Uint8Array.from({ length: FIVE_MB }, (_, at) => png[at] ?? 0);
    expect(await addScreenshot(alice, id, new Blob([body]).stream())).toEqual({
      type: "image/png",
      size: FIVE_MB,
    });
  });
});

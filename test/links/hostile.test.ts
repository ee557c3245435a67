// What strangers write must never cost another row of the batch.
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Look } from "#lib/core/look";
import { query } from "#lib/db/sql";
import { lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, record, report, type TestWorkspace } from "../support/workspace.ts";

const GUIDE = "https://shop.example/guide";
const GOOD = "https://good.example/";
const NUL = "\0";
const HALF = "\ud83d";
/** Letters and digits that no compression makes small. */
function random(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 36).toString(36);
  }).join("");
}
/** A name that DNS never takes and that URL parsers do. */
const LONG_HOST = `${random(4_000)}.example`;

let team: TestWorkspace;
beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});
beforeEach(async () => {
  team = await makeWorkspace("shop.example");
});

const sources = async () =>
  (
    await query<{ url: string }>(
      "SELECT p.url FROM link l JOIN page p ON p.id = l.source_id WHERE l.workspace_id = $1 ORDER BY 1",
      [team.workspaceId],
    )
  ).map((row) => row.url);
const xmins = () =>
  query("SELECT source_id, target_id, xmin FROM link WHERE workspace_id = $1 ORDER BY 1, 2", [
    team.workspaceId,
  ]);

const good = () => lookAt(GOOD, { html: pageWith(`<a href="${GUIDE}">guide</a>`) });
const first = (look: Look) => look.links[0] as Look["links"][number];
/** A look at a bad page whose one link, or whose own facts, are changed. */
function bad(change: (look: Look) => void): Look {
  const look = lookAt("https://bad.example/", { html: pageWith(`<a href="${GUIDE}">guide</a>`) });
  change(look);
  return look;
}

const LOOKS: [string, (look: Look) => void][] = [
  [
    "NUL and half characters in the anchor",
    (look) => {
      first(look).anchor = `a${NUL}b${HALF}`;
    },
  ],
  [
    "an anchor of 30,000 characters",
    (look) => {
      first(look).anchor = random(30_000);
    },
  ],
  [
    "an emoji where the anchor is cut",
    (look) => {
      first(look).anchor = `${"x".repeat(1_999)}😀`;
    },
  ],
  [
    "NUL and half characters in rel",
    (look) => {
      first(look).rel = [`no${NUL}opener`, HALF, "x".repeat(198), "😀"];
    },
  ],
  [
    "NUL and half characters around the link",
    (look) => {
      first(look).context = { left: `${NUL}${HALF}`, right: HALF };
    },
  ],
  [
    "NUL in the title and the canonical",
    (look) => {
      look.title = `${NUL}${HALF}`;
      look.canonical = `https://bad.example/${NUL}${HALF}`;
    },
  ],
  [
    "a title whose 500th character is an emoji",
    (look) => {
      look.title = `${"x".repeat(499)}😀`;
    },
  ],
  [
    "NUL in the reason and the content type",
    (look) => {
      look.reason = `x${NUL}`;
      look.contentType = NUL;
    },
  ],
  [
    "a link to an address of 10,000 characters",
    (look) => {
      first(look).url = `${GUIDE}?${random(10_000)}`;
    },
  ],
  [
    "a link to a host of 4,000 characters",
    (look) => {
      look.links.push({ ...first(look), url: `https://${LONG_HOST}/` });
    },
  ],
  [
    "40,000 times the same link",
    (look) => {
      look.links = Array.from({ length: 40_000 }, () => first(look));
    },
  ],
  [
    "2,000 links",
    (look) => {
      look.links = Array.from({ length: 2_000 }, (_, n) => ({
        ...first(look),
        url: `${GUIDE}/${n}`,
        anchor: `${n}${NUL}`,
      }));
    },
  ],
  [
    "a size that no integer holds",
    (look) => {
      look.bytes = 3e9;
      look.ms = 4e9;
      look.outlinks = { external: 3e9, domains: 3e9 };
    },
  ],
];

test.each(LOOKS)("%s: recorded with the others, and unchanged writes nothing", async (_name, change) => {
  const results = await record(team, [bad(change), good()]);
  expect(results.map(({ headline }) => headline)).toEqual(["live", "live"]);
  expect(await sources()).toContain(GOOD);
  expect(await sources()).toContain("https://bad.example/");
  const before = await xmins();
  // Cut off: no digest says that nothing changed, every link is compared.
  await query("UPDATE page SET links_key = NULL WHERE workspace_id = $1", [team.workspaceId]);
  const events = () => query("SELECT count(*) FROM link_event WHERE workspace_id = $1", [team.workspaceId]);
  const told = await events();
  await record(team, [{ ...bad(change), at: "2026-03-11T08:00:00.000Z" }, good()]);
  expect(await xmins()).toEqual(before);
  expect(await events()).toEqual(told);
  await expectTrue(team.workspaceId);
});

test("a page of one's own site that links to a host of 4,000 characters", async () => {
  const look = lookAt("https://shop.example/", {
    html: pageWith(`<a href="https://${LONG_HOST}/">x</a>`, `<a href="${GUIDE}">guide</a>`),
  });
  expect((await record(team, [look]))[0]?.headline).toBe("live");
});

const ROWS: [string, Parameters<typeof report>[1][number]][] = [
  [
    "a day that the calendar does not have",
    { source: "https://bad.example/", target: GUIDE, firstSeenOn: "2026-02-30" },
  ],
  [
    "days in the year 1 and 9999",
    { source: "https://bad.example/", target: GUIDE, firstSeenOn: "0001-01-01", lostOn: "9999-12-31" },
  ],
  ["a last day that is no day", { source: "https://bad.example/", target: null, lastSeenOn: "soon" }],
  [
    "NUL and half characters",
    {
      source: "https://bad.example/",
      target: GUIDE,
      anchor: NUL + HALF,
      rel: NUL + HALF,
      contextLeft: NUL,
      contextRight: HALF,
    },
  ],
  [
    "an anchor of 30,000 characters",
    { source: "https://bad.example/", target: GUIDE, anchor: random(30_000) },
  ],
  ["an address of 10,000 characters", { source: `https://bad.example/${random(10_000)}`, target: GUIDE }],
  ["a host of 4,000 characters", { source: `https://${LONG_HOST}/`, target: GUIDE }],
  [
    "a target on a host of 4,000 characters",
    { source: "https://bad.example/", target: `https://${LONG_HOST}/` },
  ],
  ["no address at all", { source: "javascript:alert(1)", target: GUIDE }],
];

test.each(ROWS)("a report with %s: the others are written, and again writes nothing", async (_name, row) => {
  const rows = [row, { source: GOOD, target: GUIDE, firstSeenOn: "2026-01-05" }];
  await report(team, rows);
  expect(await sources()).toContain(GOOD);
  const all = async () => [
    await xmins(),
    await query("SELECT xmin FROM link_sighting WHERE workspace_id = $1", [team.workspaceId]),
    await query("SELECT xmin FROM page_sighting WHERE workspace_id = $1", [team.workspaceId]),
    await query("SELECT xmin FROM page WHERE workspace_id = $1 ORDER BY id", [team.workspaceId]),
    await query("SELECT xmin FROM referring_domain WHERE workspace_id = $1", [team.workspaceId]),
    await query("SELECT xmin FROM site_day WHERE workspace_id = $1", [team.workspaceId]),
  ];
  const before = await all();
  expect((await report(team, rows)).written).toBe(0);
  expect(await all()).toEqual(before);
  await expectTrue(team.workspaceId);
});

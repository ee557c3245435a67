// The made-up profile written into a database as a real one comes there: reported by files, then looked at. What the
// product reads of it is its own doing.
import { domainOfHost } from "#lib/core/domain";
import type { DomainFacts } from "#lib/core/toxic/facts";
import type { Vendor } from "#lib/core/vendors";
import { query } from "#lib/db/sql";
import { recordReports } from "#lib/links/record-reports";
import { buildSummary } from "#lib/profile/build-summary";
import { judgeLinks } from "#lib/toxic/judge-links";
import { lookAt } from "../looks.ts";
import { makeWorkspace, record, reportChunk, type TestWorkspace } from "../workspace.ts";
import type { Labelled } from "./labelled.ts";
import { pageHtml, type WrittenLink } from "./page-html.ts";

const SITE = "acme.com";
/** Domains of the ranking that authorities are read from. */
const RANKED = 1_000_000;
/** A domain with more links than these is written with these: no bound lies above. */
const LINKS_MOST = 40;
/** Pages that words of one's own lead to: of such links the facts name no page that several share. */
const PAGES = 40;
const LOOKS = 200;

interface Source extends WrittenLink {
  url: string;
}

/** Makes a workspace with the site of `aSite` and every one of these domains. */
export async function writeProfile(profile: readonly Labelled[]): Promise<TestWorkspace> {
  const team = await makeWorkspace(SITE);
  await query("UPDATE site SET brands = '{Acme}', keywords = '{running shoes,trail shoes}' WHERE id = $1", [
    team.siteId,
  ]);
  await judgeLinks(team.scope, {
    site: SITE,
    opinion: "toxic",
    on: "domain",
    what: { kind: "names", names: ["known.example"] },
    reason: "Known to sell links",
  });
  await writeRanks(profile);
  const written = profile.map(({ facts }, at) => ({ facts, links: linksOf(facts, at) }));
  await writeReports(team, written);
  await writeLooks(team, written);
  await buildSummary(team.workspaceId, team.siteId);
  return team;
}

/** Anchors in turn; a page that says its own has these. */
function linksOf(facts: DomainFacts, at: number): Source[] {
  const { anchors, sample, links, domain } = facts;
  const pages = Array.from({ length: Math.min(links.live, LINKS_MOST) - sample.length }, (_, page) => ({
    url: `https://${domain}/more/${page}`,
    anchors: [] as readonly string[],
  }));
  return [...sample, ...pages].flatMap((page, index) => {
    const turn = anchors[index % Math.max(1, anchors.length)];
    const own = page.anchors.length > 0 ? page.anchors : [turn?.text ?? domain];
    return own.map((anchor) => ({ url: page.url, anchor, target: targetOf(facts, anchor, at) }));
  });
}

function targetOf({ pairs, anchors }: DomainFacts, anchor: string, at: number): string {
  const paired = pairs?.find((pair) => pair.anchor === anchor);
  if (paired !== undefined) return paired.target;
  const category = anchors.find(({ text }) => text === anchor)?.category ?? "other";
  return ["brand", "compound", "url"].includes(category)
    ? `https://${SITE}/`
    : `https://${SITE}/shoes/${at % PAGES}`;
}

async function writeRanks(profile: readonly Labelled[]): Promise<void> {
  const ranked = profile.flatMap(({ facts: { domain, authority } }) =>
    authority === null ? [] : [{ name: domain, position: Math.round(RANKED ** (1 - authority / 100)) }],
  );
  await query("DELETE FROM domain_rank");
  await query("DELETE FROM rank_release");
  await query(
    "INSERT INTO domain_rank (name, position) SELECT * FROM unnest($1::text[], $2::int[]) ON CONFLICT DO NOTHING",
    [ranked.map(({ name }) => name), ranked.map(({ position }) => position)],
  );
  await query(
    "INSERT INTO rank_release (name, fingerprint, state, top, total, imported_at) VALUES ('cc-main-2026-may', '', 'current', $1, $1, now())",
    [RANKED],
  );
}

type Written = { facts: DomainFacts; links: Source[] };

/** One import of each vendor: whoever gave a domain a score has reported it. */
async function writeReports(team: TestWorkspace, written: readonly Written[]): Promise<void> {
  const vendorOf = ({ facts }: Written) => (facts.scores[0]?.key.split(".")[0] ?? "ahrefs") as Vendor;
  for (const [vendor, own] of Map.groupBy(written, vendorOf)) {
    const rows = own.flatMap(({ facts, links }) =>
      links.map(({ url, target, anchor }) => ({
        source: url,
        target,
        anchor,
        relClass: "follow" as const,
        firstSeenOn: facts.dated ? facts.firstOn : null,
        score: facts.scores[0] ?? null,
      })),
    );
    const chunk = reportChunk(
      team,
      rows.map(({ score: _score, ...row }) => row),
      { vendor, today: "2026-05-01" },
    );
    const scored = chunk.rows.map((row, at) => {
      const score = rows[at]?.score ?? null;
      return score === null ? row : { ...row, metrics: { [score.key]: score.value } };
    });
    await recordReports(team.scope, { ...chunk, rows: scored });
  }
}

async function writeLooks(team: TestWorkspace, written: readonly Written[]): Promise<void> {
  const own = ["/", "/shoes/1", "/news"].map((path) =>
    lookAt(`https://${SITE}${path}`, {
      at: "2026-06-20T10:00:00.000Z",
      html: `<html lang="en"><head><title>Acme running shoes</title></head><body><main><p>Our shop has running shoes and trail shoes for every foot and every road. Come in and try them on, or let us send you a pair that you can wear at home for a month and give back when they do not fit you.</p></main></body></html>`,
    }),
  );
  await record(team, own);
  const looks = written.flatMap(({ facts, links }) =>
    facts.readPages === 0
      ? []
      : facts.sample.map((page) =>
          lookAt(page.url, {
            at: `${page.seenOn}T10:00:00.000Z`,
            html: pageHtml(
              page,
              facts,
              links.filter(({ url }) => url === page.url),
            ),
            over: { address: facts.address },
          }),
        ),
  );
  for (let from = 0; from < looks.length; from += LOOKS) await record(team, looks.slice(from, from + LOOKS));
}

/** As the database has it: some were named by a host below their domain. */
export const storedName = ({ domain }: DomainFacts): string => domainOfHost(domain);

// A site with many referring domains as an audit meets it: reported by a file through the one writer, nine pages in ten
// looked at. What looks leave (marks, addresses) is written straight: reading 150,000 pages is `bench verify`.
import { sketchOf } from "#lib/core/toxic/sketch";
import { newId } from "#lib/db/new-id";
import { one, query, transaction } from "#lib/db/sql";
import { recordReports } from "#lib/links/record-reports";
import { buildSummary } from "#lib/profile/build-summary";
import { scopeFromJob } from "#lib/scope/from-job";
import type { WriteScope } from "#lib/scope/scope";
import { chance } from "#lib/seed/random";
import { createSite } from "#lib/sites/create-site";

export const AUDITED_SITE = "shop.example";
/** The day of the audit, after every date of the profile. */
export const AUDIT_DAY = "2026-06-30";
const CHUNK = 20_000;
/** Of domains: one in twenty stands in a network of forty, one in a hundred sells words. */
const NETWORK = { oneIn: 20, size: 40 };
const SOLD = {
  oneIn: 100,
  words: ["online casino bonus", "payday loans", "slot gacor", "buy viagra online"],
};
/** Of ten links: names and addresses, and words that hardly anybody else writes. */
const WORDS = ["Shop", "Shop", "shop.example", "https://shop.example/", "read more", "website"];

export interface AuditedProfile {
  scope: WriteScope;
  siteId: number;
  links: number;
}

/** Links of a domain: one to four. */
const linksOf = (domain: number) => 1 + Math.floor(chance(domain, 1) * 4);
const nameOf = (domain: number) => `site-${domain}.example`;
const dayOf = (domain: number) =>
  new Date(Date.UTC(2024, 0, 1) + Math.floor(chance(domain, 2) * 900) * 86_400_000)
    .toISOString()
    .slice(0, 10);

function anchorOf(domain: number, link: number): string {
  if (domain % SOLD.oneIn === 7) return `${SOLD.words[domain % SOLD.words.length]} ${domain}`;
  if (domain % NETWORK.oneIn === 0) return "running shoes";
  const drawn = Math.floor(chance(domain * 7 + link, 3) * 10);
  return WORDS[drawn] ?? `their ${drawn === 9 ? "running shoes" : "notes"} of ${domain}`;
}

/** Makes the workspace, the site and its profile, with the anchors named. */
export async function seedAudited(domains: number): Promise<AuditedProfile> {
  const slug = `audit-${newId().slice(-12)}`;
  const made = await one<{ id: number }>("INSERT INTO workspace (slug, name) VALUES ($1, $1) RETURNING id", [
    slug,
  ]);
  const workspaceId = made?.id as number;
  const scope = await scopeFromJob({ workspaceId });
  await createSite(scope, { domain: AUDITED_SITE, kind: "own" });
  const site = await one<{ id: number }>("SELECT id FROM site WHERE workspace_id = $1", [workspaceId]);
  const siteId = site?.id as number;
  await query("UPDATE site SET keywords = '{running shoes,trail shoes}', brands = '{Shop}' WHERE id = $1", [
    siteId,
  ]);
  const links = await writeLinks(scope, siteId, domains);
  await writeLooks(workspaceId);
  await query("ANALYZE");
  await buildSummary(workspaceId, siteId);
  return { scope, siteId, links };
}

async function writeLinks(scope: WriteScope, siteId: number, domains: number): Promise<number> {
  const importId = newId();
  let rows: Parameters<typeof recordReports>[1]["rows"][number][] = [];
  let written = 0;
  const flush = async () => {
    await recordReports(scope, { siteId, importId, vendor: "ahrefs", today: "2026-06-01", rows });
    written += rows.length;
    rows = [];
  };
  for (let domain = 0; domain < domains; domain++) {
    for (let link = 0; link < linksOf(domain); link++)
      rows.push({
        source: `https://${nameOf(domain)}/post-${link}`,
        target: `https://${AUDITED_SITE}/p/${Math.floor(chance(domain * 5 + link, 4) * 2_000)}`,
        metrics: null,
        report: {
          anchor: anchorOf(domain, link),
          anchorKind: "text",
          relClass: chance(domain, 5) < 0.7 ? "follow" : "nofollow",
          rel: "",
          kind: "text",
          contextLeft: null,
          contextRight: null,
          firstSeenOn: dayOf(domain),
          lastSeenOn: null,
          lostOn: null,
        },
      });
    if (rows.length > CHUNK - 4) await flush();
  }
  if (rows.length > 0) await flush();
  return written;
}

/** What looks at nine pages in ten leave behind. */
async function writeLooks(workspaceId: number): Promise<void> {
  await query(
    `UPDATE page p SET access = 'ok', title = 'A post', last_fetched_at = '2026-06-20', last_read_at = '2026-06-20', out_domains = 8
     FROM domain d WHERE p.workspace_id = $1 AND d.id = p.domain_id AND d.name <> $2 AND p.id % 10 <> 0`,
    [workspaceId, AUDITED_SITE],
  );
  const pages = await query<{ id: number; domainId: number; name: string }>(
    `SELECT p.id, p.domain_id AS "domainId", d.name FROM page p JOIN domain d ON d.id = p.domain_id
     WHERE p.workspace_id = $1 AND p.last_read_at IS NOT NULL ORDER BY p.id`,
    [workspaceId],
  );
  const domains = new Map(pages.map(({ domainId, name }) => [domainId, Number(/\d+/.exec(name)?.[0])]));
  await transaction(async (sql) => {
    await sql.copy(
      "page_mark",
      [
        "workspace_id",
        "page_id",
        "template",
        "outgoing",
        "uncommon_domains",
        "spam_links",
        "bad_domains",
        "spam_sample",
      ],
      pages.map(({ id, domainId }) => {
        const { template, outgoing } = frameOf(domains.get(domainId) ?? 0);
        return [
          workspaceId,
          id,
          `\\x${template}`,
          `{${sketchOf(outgoing).join(",")}}`,
          outgoing.length,
          0,
          0,
          "{}",
        ];
      }),
    );
    await sql.copy(
      "domain_address",
      ["workspace_id", "domain_id", "address", "since"],
      [...domains].map(([id, domain]) => [workspaceId, id, addressOf(domain), "2026-06-20"]),
    );
  });
}

const networkOf = (domain: number) =>
  domain % NETWORK.oneIn === 0 ? Math.floor(domain / NETWORK.oneIn / NETWORK.size) : null;

function frameOf(domain: number): { template: string; outgoing: string[] } {
  const network = networkOf(domain);
  const hex = (number: number) => number.toString(16).padStart(16, "0");
  const names = (count: number, of: string) =>
    Array.from({ length: count }, (_, at) => `${of}-${at}.example`);
  if (network !== null)
    return { template: hex(1_000_000 + network), outgoing: names(20, `customer-${network}`) };
  return { template: hex(Math.floor(chance(domain, 6) * 5_000)), outgoing: names(6, `friend-of-${domain}`) };
}

function addressOf(domain: number): string {
  const network = networkOf(domain);
  if (network !== null) return `93.${100 + (network >> 8)}.${network % 256}.${1 + (domain % 250)}`;
  const part = (salt: number, from: number, to: number) =>
    from + Math.floor(chance(domain, salt) * (to - from));
  return `${part(7, 5, 90)}.${part(8, 1, 250)}.${part(9, 1, 250)}.${part(10, 1, 250)}`;
}

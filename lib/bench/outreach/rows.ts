// A campaign with many prospects: every stage, a third of their sites known to the profile, ranks, touches, placements.
import { one, query } from "#lib/db/sql";
import { CampaignForm } from "#lib/outreach/campaigns/schema";
import { createCampaign } from "#lib/outreach/campaigns/write-campaign";
import type { WriteScope } from "#lib/scope/scope";

/** How a campaign that has run for a while is spread over its stages, of a hundred prospects. */
const OF_HUNDRED = {
  found: 46,
  qualified: 18,
  contacted: 16,
  replied: 4,
  agreed: 2,
  in_production: 2,
  placed: 4,
  rejected: 8,
} as const;

/** Begins a campaign of the Scope's first site with so many prospects; gives its id. */
export async function seedCampaign(scope: WriteScope, prospects: number): Promise<string> {
  const site = await one<{ slug: string }>(
    "SELECT slug FROM site WHERE workspace_id = $1 ORDER BY id LIMIT 1",
    [scope.workspaceId],
  );
  const slug = site?.slug ?? "";
  const { id } = await createCampaign(
    scope,
    CampaignForm.parse({
      site: slug,
      name: "Bench",
      kind: "links",
      tactic: "guest_post",
      targets: JSON.stringify([{ url: `https://${slug}/`, anchors: "" }]),
    }),
  );
  const stages = Object.entries(OF_HUNDRED).flatMap(([stage, count]) => Array<string>(count).fill(stage));
  await query(
    `INSERT INTO prospect (id, workspace_id, site_id, campaign_id, domain, stage, stage_at, origin, reject_reason, stage_before,
       fit, note, follow_up_on, due_on, contacted_at, touches_out, created_at)
     SELECT gen_random_uuid(), c.workspace_id, c.site_id, c.id, 'prospect-' || n || '.example', s.stage,
       now() - make_interval(mins => n), (enum_range(NULL::"ProspectOrigin"))[1 + n % 9],
       CASE WHEN s.stage = 'rejected' THEN (enum_range(NULL::"RejectReason"))[1 + n % 10] END,
       CASE WHEN s.stage = 'rejected' THEN 'found'::"ProspectStage" END, CASE WHEN n % 3 = 0 THEN n % 101 END,
       'Writes about gardens, soil and balconies, number ' || n,
       CASE WHEN s.stage IN ('contacted', 'replied') THEN current_date + (n % 15 - 5) END,
       CASE WHEN s.stage IN ('agreed', 'in_production') THEN current_date + (n % 40 - 5) END,
       CASE WHEN s.stage NOT IN ('found', 'qualified', 'rejected') THEN now() - make_interval(days => n % 60) END,
       CASE WHEN s.stage = 'contacted' THEN 1 + n % 3 ELSE 0 END, now() - make_interval(days => 90)
     FROM campaign c, generate_series(1, $2::int) AS g(n),
       LATERAL (SELECT ($3::text[])[1 + n % 100]::"ProspectStage" AS stage) s WHERE c.id = $1`,
    [id, prospects, stages],
  );
  await query(
    `INSERT INTO domain (workspace_id, name) SELECT workspace_id, domain FROM prospect
     WHERE campaign_id = $1 AND hashtext(domain) % 3 = 0 ON CONFLICT DO NOTHING`,
    [id],
  );
  await query(
    `INSERT INTO referring_domain (workspace_id, site_id, domain_id, links, live)
     SELECT p.workspace_id, p.site_id, d.id, 2, 1 FROM prospect p JOIN domain d ON d.workspace_id = p.workspace_id
       AND d.name = p.domain WHERE p.campaign_id = $1 AND hashtext(p.domain) % 6 = 0 ON CONFLICT DO NOTHING`,
    [id],
  );
  await query(
    `INSERT INTO domain_rank (name, position) SELECT domain, 1000 + row_number() OVER (ORDER BY domain) FROM prospect
     WHERE campaign_id = $1 ON CONFLICT DO NOTHING`,
    [id],
  );
  await query(
    `INSERT INTO touch (id, workspace_id, domain, prospect_id, channel, kind, at)
     SELECT gen_random_uuid(), p.workspace_id, p.domain, p.id, 'mail', 'out', p.contacted_at FROM prospect p
     WHERE p.campaign_id = $1 AND p.contacted_at IS NOT NULL`,
    [id],
  );
  await query("ANALYZE prospect, domain, domain_rank, referring_domain, touch");
  return id;
}

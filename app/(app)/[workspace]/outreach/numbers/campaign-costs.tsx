import Link from "next/link";
import { Costs } from "#components/outreach/numbers/cost-chart";
import { Panel } from "#components/ui/panel";
import { SegmentedLinks } from "#components/ui/segmented";
import { viewHref } from "#components/ui/view-href";
import type { CampaignChoice } from "#lib/outreach/numbers/find-campaigns";
import type { NumbersView } from "#lib/outreach/numbers/numbers-view";
import { readCosts } from "#lib/outreach/numbers/read-costs";
import { COST_GROUPS, type CostGrouping, type CostLine } from "#lib/outreach/numbers/types";
import type { Tactic } from "#lib/placements/types";
import { tacticWords } from "#lib/placements/words";
import type { Scope } from "#lib/scope/scope";
import { listSiteNames } from "#lib/workspaces/queries";

const heads: Record<CostGrouping, string> = { campaign: "Campaign", tactic: "Tactic", vendor: "Vendor" };

interface CampaignCostsProps {
  scope: Scope;
  view: NumbersView;
  campaign: CampaignChoice | undefined;
  href: (costs: CostGrouping) => string;
}

/** What live links cost, where costs may be read, and the way to how long they live. */
export async function CampaignCosts({ scope, view, campaign, href }: CampaignCostsProps) {
  const today = new Date().toISOString().slice(0, 10);
  const [report, names] = await Promise.all([
    readCosts(scope, view.campaign, view.costs, today),
    listSiteNames(scope),
  ]);
  const sites = campaign === undefined ? names : [{ slug: campaign.site, name: campaign.siteName }];
  const placements = (slug: string) => `/${scope.workspaceSlug}/${slug}/placements`;
  const nameOf = (line: CostLine) => {
    if (line.group === null) return view.costs === "campaign" ? "No campaign" : "Not said";
    return view.costs === "tactic" ? tacticWords[line.group as Tactic] : (line.name ?? "");
  };
  const only = sites.length === 1 ? sites[0] : undefined;
  // The filters of placements are of one site.
  const linked = (line: CostLine) => {
    const to = only === undefined || line.group === null ? null : filterOf(view.costs, line.group);
    if (to === null || only === undefined) return nameOf(line);
    return (
      <Link className="link" href={viewHref(placements(only.slug), to)}>
        {nameOf(line)}
      </Link>
    );
  };
  return (
    <>
      {report !== null && report.all.found > 0 ? (
        <Costs
          report={report}
          head={heads[view.costs]}
          nameOf={nameOf}
          hrefOf={linked}
          fileName={`cost-per-live-link-by-${view.costs}`}
          tools={
            <SegmentedLinks
              label="Costs by"
              items={COST_GROUPS.map((costs) => ({
                label: heads[costs],
                href: href(costs),
                current: view.costs === costs,
              }))}
            />
          }
        />
      ) : null}
      {sites.length === 0 ? null : (
        <Panel title="How long links live">
          <ul className="grid gap-1">
            {sites.map(({ slug, name }) => (
              <li key={slug} className="flex flex-wrap gap-x-3">
                <span>{name}</span>
                <Link className="link" href={`${placements(slug)}/survival`}>
                  by tactic
                </Link>
                <Link className="link" href={`${placements(slug)}/survival?by=vendor`}>
                  by vendor
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function filterOf(by: CostGrouping, group: string): Record<string, string> | null {
  if (by === "tactic") return { tactic: group };
  return by === "vendor" ? { q: group } : null;
}

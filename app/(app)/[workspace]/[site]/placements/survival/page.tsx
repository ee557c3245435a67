import type { Metadata } from "next";
import { Page } from "#components/frame/page";
import { SurvivalCurves, SurvivalTable } from "#components/placements/survival";
import { EmptyState } from "#components/ui/empty-state";
import { countOf, formatShare } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { SegmentedLinks } from "#components/ui/segmented";
import { SkeletonTable } from "#components/ui/skeleton";
import { survivalReport } from "#lib/placements/survival";
import { SURVIVAL_GROUPS, type SurvivalReport } from "#lib/placements/survival-types";
import type { LinkOrigin, Tactic } from "#lib/placements/types";
import { originWords, tacticWords } from "#lib/placements/words";
import { missing } from "#lib/scope/not-found";
import { pageScope } from "#lib/scope/page-scope";
import { siteBySlug } from "#lib/sites/find-site";

export const metadata: Metadata = { title: "Survival of placements" };

const names = { tactic: "Tactic", vendor: "Vendor", origin: "Origin" } as const;

/** How long agreed links live: which tactic, which vendor is worth its price. */
export default async function SurvivalPage(props: PageProps<"/[workspace]/[site]/placements/survival">) {
  const { workspace, site: slug } = await props.params;
  const given = (await props.searchParams).by;
  const by = SURVIVAL_GROUPS.find((one) => one === given) ?? "tactic";
  const scope = await pageScope(workspace);
  const site = await siteBySlug(scope, decodeURIComponent(slug)).catch(missing);
  const report = await survivalReport(scope, site.slug, by).catch(missing);
  const base = `/${workspace}/${slug}`;
  const nameOf = (group: string | null): string => {
    if (group === null) return "Not said";
    if (by === "tactic") return tacticWords[group as Tactic];
    return by === "origin" ? originWords[group as LinkOrigin] : group;
  };
  return (
    <Page
      crumbs={[
        { label: site.name, href: base },
        { label: "Placements", href: `${base}/placements` },
        { label: "Survival" },
      ]}
    >
      {report.all.links === 0 ? (
        <EmptyState
          title="No agreed link has been seen yet"
          picture={
            <SkeletonTable
              columns={["Tactic", "Alive", "30 days", "90 days"]}
              widths={[undefined, "110px", "90px", "90px"]}
              rows={4}
            />
          }
        >
          Here stands how long agreed links live, by tactic, vendor and origin, from the day on which we first
          saw each of them. Verify the placements to begin.
        </EmptyState>
      ) : (
        <>
          <PageTitle
            title={titleOf(report)}
            lead={leadOf(report)}
            actions={
              <SegmentedLinks
                label="Group by"
                items={SURVIVAL_GROUPS.map((one) => ({
                  label: names[one],
                  href: `${base}/placements/survival${one === "tactic" ? "" : `?by=${one}`}`,
                  current: one === by,
                }))}
              />
            }
          />
          <SurvivalCurves
            report={report}
            nameOf={nameOf}
            by={by}
            fileName={`${site.slug}-survival-by-${by}`}
          />
          <SurvivalTable report={report} nameOf={nameOf} by={by} />
        </>
      )}
    </Page>
  );
}

function titleOf({ all }: SurvivalReport): string {
  const year = all.at[3];
  if (year !== null && year !== undefined) return `${formatShare(year, 1)} of agreed links live for a year`;
  const alive = all.links - all.lost;
  return `${alive} of ${countOf(all.links, "agreed link")} ${alive === 1 ? "is" : "are"} alive`;
}

function leadOf({ all, neverSeen }: SurvivalReport): string {
  const never =
    neverSeen === 0 ? "" : ` ${countOf(neverSeen, "agreed link")} never seen on their page are not counted.`;
  const lost = all.lost === 0 ? "No link" : countOf(all.lost, "link");
  return `${lost} lost, each counted from the day on which we first saw it.${never}`;
}

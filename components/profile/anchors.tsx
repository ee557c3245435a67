import { anchorNames } from "#components/profile/anchor-names";
import { BarsChart } from "#components/ui/bars-chart";
import { ChartFrame } from "#components/ui/chart-frame";
import { countOf, formatCount, formatShare } from "#components/ui/format";
import type { Overview } from "#lib/profile/types";

/** Below this many domains a distribution says little. */
const ENOUGH = 30;

interface Props {
  overview: Overview;
  slug: string;
  /** The table of links of this site. */
  linksHref: string;
  className?: string | undefined;
}

/** Which kinds of words link here, counted by referring domain. */
export function AnchorCategories({ overview, slug, className }: Omit<Props, "linksHref">) {
  const { anchorCategories, now } = overview;
  const exact = anchorCategories.find((one) => one.category === "exact")?.domains ?? 0;
  const few = now.referringDomains < ENOUGH;
  return (
    <ChartFrame
      className={className}
      title="Anchors by category"
      range={countOf(now.referringDomains, "domain")}
      fileName={`${slug}-anchor-categories`}
      empty="Anchors are known once a file names them or a page was read."
      sentence={`Anchors by category: ${anchorCategories
        .map(({ category, domains }) => `${anchorNames[category]} ${domains}`)
        .join(", ")}.`}
      table={{
        columns: ["Category", "Referring domains"],
        rows: anchorCategories.map(({ category, domains }) => [anchorNames[category], domains]),
      }}
      say={
        few ? (
          `Fewer than ${ENOUGH} domains: not enough data for a distribution.`
        ) : (
          <>
            Exact anchors come from <b>{countOf(exact, "domain")}</b> (
            {formatShare(exact, now.referringDomains)}).
          </>
        )
      }
    >
      <BarsChart
        items={anchorCategories.map(({ category, domains }) => ({
          label: anchorNames[category],
          value: domains,
        }))}
        all={now.referringDomains}
      />
    </ChartFrame>
  );
}

/** The words themselves, most used first. */
export function AnchorTexts({ overview, slug, linksHref, className }: Props) {
  const { anchors, anchorCount, now } = overview;
  const top = anchors.slice(0, 10);
  return (
    <ChartFrame
      className={className}
      title="Anchors by text"
      range={`${formatCount(Math.min(10, anchorCount))} of ${formatCount(anchorCount)}, by referring domain`}
      fileName={`${slug}-anchors`}
      empty="Anchors are known once a file names them or a page was read."
      sentence={
        top[0]
          ? `The most used anchor is “${top[0].text || "(empty)"}”, from ${countOf(top[0].domains, "domain")}.`
          : "No anchor is known yet."
      }
      table={{
        columns: ["Anchor", "Category", "Referring domains", "Links"],
        rows: anchors.map((line) => [
          line.text || "(empty)",
          anchorNames[line.category],
          line.domains,
          line.links,
        ]),
      }}
    >
      <BarsChart
        items={top.map((line) => ({
          label: line.text || "(empty)",
          value: line.domains,
          href: `${linksHref}&anchor=${encodeURIComponent(line.text || " ")}`,
        }))}
        longNames
        all={now.referringDomains}
      />
    </ChartFrame>
  );
}

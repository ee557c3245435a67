import { anchorNames } from "#components/profile/anchor-names";
import { BarsChart } from "#components/ui/bars-chart";
import { ChartFrame } from "#components/ui/chart-frame";
import { countOf, formatCount } from "#components/ui/format";
import { SegmentedLinks, type SegmentLink } from "#components/ui/segmented";
import { anchorHint } from "#lib/core/anchor-hint";
import type { SiteAnchorLine } from "#lib/profile/report-types";
import type { SiteSummary } from "#lib/profile/summary-types";
import type { CategoryMark } from "#lib/profile/types";

interface CategoriesProps {
  summary: SiteSummary;
  slug: string;
  /** The report of anchors. */
  anchorsPath: string;
  /** What the upright marks compare with. */
  marks: { label: string; shares: readonly CategoryMark[] } | null;
  /** Choices of what to compare with. */
  choices: readonly SegmentLink[];
  className?: string | undefined;
}

/** Which kinds of words link here, counted by referring domain, beside what is compared with. */
export function AnchorCategories({ summary, slug, anchorsPath, marks, choices, className }: CategoriesProps) {
  const { categories, domains } = summary;
  const markOf = (category: string) => marks?.shares.find((one) => one.category === category)?.share;
  return (
    <ChartFrame
      className={className}
      title="Anchors by category"
      tools={<SegmentedLinks label="Compare with" items={choices} />}
      range={marks === null ? countOf(domains, "domain") : `mark: ${marks.label}`}
      fileName={`${slug}-anchor-categories`}
      empty="Anchors are known once a file names them or a page was read."
      sentence={`Anchors by category: ${categories
        .map(({ category, domains: count }) => `${anchorNames[category]} ${count}`)
        .join(", ")}.`}
      table={{
        columns: ["Category", "Referring domains", ...(marks === null ? [] : [`Share at ${marks.label}, %`])],
        rows: categories.map(({ category, domains: count }) => [
          anchorNames[category],
          count,
          ...(marks === null ? [] : [Math.round((markOf(category) ?? 0) * 1_000) / 10]),
        ]),
      }}
      say={anchorHint(categories, domains)}
    >
      <BarsChart
        items={categories.map(({ category, domains: value }) => {
          const share = markOf(category);
          return {
            label: anchorNames[category],
            value,
            href: `${anchorsPath}?category=${category}`,
            ...(share === undefined ? {} : { mark: share * domains }),
          };
        })}
        all={domains}
      />
    </ChartFrame>
  );
}

interface TextsProps {
  lines: readonly SiteAnchorLine[];
  domains: number;
  slug: string;
  linksHref: string;
  className?: string | undefined;
}

/** The words themselves, most used first. */
export function AnchorTexts({ lines, domains, slug, linksHref, className }: TextsProps) {
  const [top] = lines;
  return (
    <ChartFrame
      className={className}
      title="Anchors by text"
      range={`the ${formatCount(lines.length)} most used, by referring domain`}
      fileName={`${slug}-anchors`}
      empty="Anchors are known once a file names them or a page was read."
      sentence={
        top
          ? `The most used anchor is “${top.text || "(empty)"}”, from ${countOf(top.domains, "domain")}.`
          : "No anchor is known yet."
      }
      table={{
        columns: ["Anchor", "Category", "Referring domains", "Links"],
        rows: lines.map((line) => [
          nameOf(line),
          line.category === null ? "" : anchorNames[line.category],
          line.domains,
          line.live,
        ]),
      }}
    >
      <BarsChart
        items={lines.map((line) => ({
          label: nameOf(line),
          value: line.domains,
          href: `${linksHref}&anchor=${encodeURIComponent(line.text || " ")}`,
        }))}
        longNames
        all={domains}
      />
    </ChartFrame>
  );
}

function nameOf({ text, kind }: SiteAnchorLine): string {
  const words = text || "(empty)";
  return kind === "image" ? `Image: ${words}` : words;
}

import { ChartFrame } from "#components/ui/chart-frame";
import { ColumnsChart } from "#components/ui/columns-chart";
import { countOf, formatCount } from "#components/ui/format";
import type { SiteSummary } from "#lib/profile/summary-types";

interface Props {
  summary: SiteSummary;
  slug: string;
  base: string;
  className?: string | undefined;
}

/** How the referring domains spread over an open ranking of the web. */
export function AuthorityHistogram({ summary, slug, base, className }: Props) {
  const { authority, domains } = summary;
  const buckets = authority?.buckets ?? [];
  const ranked = buckets.reduce((sum, { count }) => sum + count, 0);
  return (
    <ChartFrame
      className={className}
      title="Authority"
      range={authority === null ? "no ranking imported" : authority.release}
      fileName={`${slug}-authority`}
      empty={
        authority === null
          ? "An open ranking of domains gives each one a figure from 0 to 100. Import Common Crawl’s: fairlead ranks import FILE."
          : "None of the referring domains is ranked."
      }
      sentence={
        authority === null
          ? "No ranking of domains is imported."
          : `${countOf(ranked, "referring domain")} of ${formatCount(domains)} are ranked, their median authority is ${authority.median ?? "unknown"}.`
      }
      table={{
        columns: ["Authority", "Referring domains"],
        rows: ranked === 0 ? [] : buckets.map(({ from, to, count }) => [`${from}–${to}`, count]),
      }}
      say={
        authority === null
          ? undefined
          : `Median ${authority.median ?? "–"}; ${countOf(authority.unknown, "domain")} not ranked. No vendor’s figure, and not Google’s.`
      }
    >
      <ColumnsChart
        valueName="Referring domains"
        labelled
        points={buckets.map(({ from, to, count }) => ({
          label: String(from),
          title: `Authority ${from} to ${to}`,
          value: count,
          href: `${base}/domains?sort=-authority`,
        }))}
      />
    </ChartFrame>
  );
}

import type { ReportColumn } from "#components/reports/report-table";
import { formatCount } from "#components/ui/format";
import { UrlText } from "#components/ui/url-text";
import type { GapLine, GapSort } from "#lib/profile/report-types";

/** @param names of the compared sites by slug */
export function gapColumns(names: ReadonlyMap<string, string>): readonly ReportColumn<GapLine, GapSort>[] {
  return [
    { name: "Domain", sort: { by: "domain", first: "asc" }, cell: ({ domain }) => <UrlText url={domain} /> },
    {
      name: "Links to",
      width: "38%",
      phone: "second",
      cell: ({ to }) =>
        to.length === 0 ? (
          <span className="text-muted">this site alone</span>
        ) : (
          to.map((slug) => names.get(slug) ?? slug).join(", ")
        ),
    },
    {
      name: "Sites",
      width: "72px",
      number: true,
      sort: { by: "sites", first: "desc" },
      cell: ({ sites }) => formatCount(sites),
    },
    {
      name: "Live links",
      width: "92px",
      number: true,
      sort: { by: "live", first: "desc" },
      phone: "status",
      cell: ({ live }) => formatCount(live),
    },
    {
      name: "Followed",
      width: "84px",
      number: true,
      sort: { by: "follow", first: "desc" },
      cell: ({ follow }) => formatCount(follow),
    },
  ];
}

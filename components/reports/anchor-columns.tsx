import { anchorNames } from "#components/profile/anchor-names";
import type { ReportColumn } from "#components/reports/report-table";
import { formatCount, formatShare } from "#components/ui/format";
import type { AnchorSort, SiteAnchorLine } from "#lib/profile/report-types";

/** @param domains referring domains of the site: what the shares are of */
export function anchorColumns(domains: number): readonly ReportColumn<SiteAnchorLine, AnchorSort>[] {
  return [
    {
      name: "Anchor",
      sort: { by: "anchor", first: "asc" },
      cell: ({ text, kind }) => (
        <span className="block truncate" title={text}>
          {kind === "image" ? <span className="text-muted">Image: </span> : null}
          {text === "" ? (
            <span className="text-muted">{kind === "image" ? "without words" : "empty"}</span>
          ) : (
            text
          )}
        </span>
      ),
    },
    {
      name: "Category",
      width: "120px",
      phone: "second",
      cell: ({ category }) =>
        category === null ? <span className="text-muted">not named yet</span> : anchorNames[category],
    },
    {
      name: "Referring domains",
      width: "136px",
      number: true,
      sort: { by: "domains", first: "desc" },
      phone: "status",
      cell: (line) => (
        <>
          {formatCount(line.domains)}
          <span className="md:hidden"> domains</span>
        </>
      ),
    },
    {
      name: "Share",
      width: "76px",
      number: true,
      cell: (line) => (
        <span className="text-muted">{formatShare(line.domains, Math.max(domains, line.domains))}</span>
      ),
    },
    {
      name: "Live links",
      width: "92px",
      number: true,
      sort: { by: "live", first: "desc" },
      cell: ({ live }) => formatCount(live),
    },
    {
      name: "Followed",
      width: "92px",
      number: true,
      sort: { by: "follow", first: "desc" },
      cell: ({ follow }) => formatCount(follow),
    },
  ];
}

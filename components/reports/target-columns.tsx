import type { ReportColumn } from "#components/reports/report-table";
import { formatCount } from "#components/ui/format";
import { RelativeTime } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import type { TargetLine, TargetSort } from "#lib/profile/report-types";

/** What the page answered when it was asked last, in a word. */
export function TargetAnswer({ httpStatus, redirectsTo }: Pick<TargetLine, "httpStatus" | "redirectsTo">) {
  if (httpStatus === null) return <span className="text-muted">not asked yet</span>;
  if (httpStatus >= 400) return <b className="font-medium">broken ({httpStatus})</b>;
  if (redirectsTo !== null)
    return (
      <span title={redirectsTo} className="font-medium">
        redirects
      </span>
    );
  return `answers (${httpStatus})`;
}

export const targetColumns: readonly ReportColumn<TargetLine, TargetSort>[] = [
  { name: "Target page", sort: { by: "target", first: "asc" }, cell: ({ url }) => <UrlText url={url} /> },
  {
    name: "Title",
    width: "26%",
    phone: "second",
    cell: ({ title }) =>
      title ? <span title={title}>{title}</span> : <span className="text-muted">not read yet</span>,
  },
  {
    name: "Referring domains",
    width: "136px",
    number: true,
    sort: { by: "domains", first: "desc" },
    phone: "status",
    cell: ({ domains }) => (
      <>
        {formatCount(domains)}
        <span className="md:hidden"> domains</span>
      </>
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
    width: "84px",
    number: true,
    sort: { by: "follow", first: "desc" },
    cell: ({ follow }) => formatCount(follow),
  },
  { name: "Answer", width: "112px", cell: (line) => <TargetAnswer {...line} /> },
  {
    name: "Asked",
    width: "112px",
    cell: ({ askedAt }) =>
      askedAt === null ? <span className="text-muted">never</span> : <RelativeTime at={askedAt} />,
  },
];

/** What is left beside an open drawer, which says the rest. */
export const narrowTargetColumns = targetColumns.filter(
  ({ sort }) => sort !== undefined && sort.by !== "follow",
);

import type { ReportColumn } from "#components/reports/report-table";
import { formatCount } from "#components/ui/format";
import { RelativeTime } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import type { TargetLine, TargetSort } from "#lib/profile/report-types";
import type { TrafficPeriods } from "#lib/traffic/types";
import { trafficWords } from "#lib/traffic/words";

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

const columns: readonly ReportColumn<TargetLine, TargetSort>[] = [
  { name: "Target page", sort: { by: "target", first: "asc" }, cell: ({ url }) => <UrlText url={url} /> },
  {
    name: "Title",
    id: "title",
    width: "200px",
    phone: "second",
    cell: ({ title }) =>
      title ? <span title={title}>{title}</span> : <span className="text-muted">not read yet</span>,
  },
  {
    name: "Referring domains",
    id: "domains",
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
    id: "live",
    width: "92px",
    number: true,
    sort: { by: "live", first: "desc" },
    cell: ({ live }) => formatCount(live),
  },
  {
    name: "Followed",
    id: "follow",
    width: "84px",
    number: true,
    sort: { by: "follow", first: "desc" },
    cell: ({ follow }) => formatCount(follow),
  },
  { name: "Answer", id: "answer", width: "112px", cell: (line) => <TargetAnswer {...line} /> },
  {
    name: "Asked",
    id: "asked",
    width: "112px",
    cell: ({ askedAt }) =>
      askedAt === null ? <span className="text-muted">never</span> : <RelativeTime at={askedAt} />,
  },
];

const TRAFFIC = [
  { name: "Clicks", by: "clicks", source: "search" },
  { name: "Impressions", by: "impressions", source: "search" },
  { name: "Sessions", by: "sessions", source: "visits" },
] as const;

/** All columns; those of visits say of which days they are, or what to import. */
export function targetColumns(periods: TrafficPeriods): readonly ReportColumn<TargetLine, TargetSort>[] {
  const traffic = TRAFFIC.map(({ name, by, source }) => ({
    name,
    id: by,
    width: "104px",
    number: true,
    tip: trafficWords(source, periods),
    sort: { by, first: "desc" as const },
    cell: (line: TargetLine) => figure(line[by]),
  }));
  return [...columns, ...traffic];
}

/** Those that stand without a choice: visits where a file has brought some. */
export function firstTargetColumns(periods: TrafficPeriods): string[] {
  const traffic = TRAFFIC.filter(({ source }) => periods[source] !== null).map(({ by }) => by);
  return [...columns.flatMap(({ id }) => id ?? []), ...traffic];
}

const figure = (value: number | null) =>
  value === null ? <span className="text-muted">–</span> : formatCount(value);

/** What is left beside an open drawer, which says the rest. */
export const narrowTargetColumns = columns.filter(({ sort }) => sort !== undefined && sort.by !== "follow");

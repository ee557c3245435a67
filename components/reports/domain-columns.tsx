import type { ReportColumn } from "#components/reports/report-table";
import { formatCount } from "#components/ui/format";
import { Tag } from "#components/ui/tag";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { vendorNames } from "#lib/core/vendors";
import { opinionWords } from "#lib/links/words";
import type { DomainLine, DomainSort } from "#lib/profile/report-types";
import type { TrafficPeriods } from "#lib/traffic/types";
import { trafficWords } from "#lib/traffic/words";

const day = (on: string | null) =>
  on === null ? <span className="text-muted">–</span> : <DateText at={on} />;

const columns: readonly ReportColumn<DomainLine, DomainSort>[] = [
  {
    name: "Domain",
    sort: { by: "domain", first: "asc" },
    cell: ({ domain, opinion }) => (
      <span className="flex min-w-0 items-center gap-2">
        <UrlText url={domain} />
        {opinion ? <Tag>{opinionWords[opinion]}</Tag> : null}
      </span>
    ),
  },
  {
    name: "Live links",
    id: "live",
    width: "92px",
    number: true,
    sort: { by: "live", first: "desc" },
    phone: "status",
    cell: ({ live, links }) => (
      <span title={`${formatCount(links)} known in all`}>
        {formatCount(live)}
        <span className="md:hidden"> live</span>
      </span>
    ),
  },
  {
    name: "Authority",
    id: "authority",
    width: "92px",
    number: true,
    sort: { by: "authority", first: "desc" },
    cell: ({ authority }) => authority ?? <span className="text-muted">–</span>,
  },
  {
    name: "Verified",
    id: "verified",
    width: "84px",
    number: true,
    sort: { by: "verified", first: "desc" },
    cell: ({ verified }) => formatCount(verified),
  },
  {
    name: "Followed",
    id: "follow",
    width: "84px",
    number: true,
    sort: { by: "follow", first: "desc" },
    cell: ({ follow }) => formatCount(follow),
  },
  {
    name: "Reported by",
    id: "vendors",
    width: "22%",
    phone: "second",
    cell: ({ vendors }) =>
      vendors.length === 0 ? (
        <span className="text-muted">found by us</span>
      ) : (
        vendors.map((vendor) => vendorNames[vendor]).join(", ")
      ),
  },
  {
    name: "First linked",
    id: "first",
    width: "108px",
    sort: { by: "first", first: "desc" },
    cell: ({ firstOn }) => day(firstOn),
  },
  {
    name: "Last change",
    id: "last",
    width: "108px",
    sort: { by: "last", first: "desc" },
    cell: ({ lastOn }) => day(lastOn),
  },
];

/** All columns; the one of visits says of which days it is, or what to import. */
export function domainColumns(periods: TrafficPeriods): readonly ReportColumn<DomainLine, DomainSort>[] {
  return [
    ...columns,
    {
      name: "Referral sessions",
      id: "sessions",
      width: "136px",
      number: true,
      tip: trafficWords("referrals", periods),
      sort: { by: "sessions", first: "desc" },
      cell: ({ sessions }) =>
        sessions === null ? <span className="text-muted">–</span> : formatCount(sessions),
    },
  ];
}

/** Those that stand without a choice: visits where a file has brought some. */
export const firstDomainColumns = (periods: TrafficPeriods): string[] => [
  ...columns.flatMap(({ id }) => id ?? []),
  ...(periods.referrals === null ? [] : ["sessions"]),
];

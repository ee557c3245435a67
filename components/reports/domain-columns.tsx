import type { ReportColumn } from "#components/reports/report-table";
import { formatCount } from "#components/ui/format";
import { Tag } from "#components/ui/tag";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { vendorNames } from "#lib/core/vendors";
import { opinionWords } from "#lib/links/words";
import type { DomainLine, DomainSort } from "#lib/profile/report-types";

const day = (on: string | null) =>
  on === null ? <span className="text-muted">–</span> : <DateText at={on} />;

export const domainColumns: readonly ReportColumn<DomainLine, DomainSort>[] = [
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
    width: "92px",
    number: true,
    sort: { by: "authority", first: "desc" },
    cell: ({ authority }) => authority ?? <span className="text-muted">–</span>,
  },
  {
    name: "Verified",
    width: "84px",
    number: true,
    sort: { by: "verified", first: "desc" },
    cell: ({ verified }) => formatCount(verified),
  },
  {
    name: "Followed",
    width: "84px",
    number: true,
    sort: { by: "follow", first: "desc" },
    cell: ({ follow }) => formatCount(follow),
  },
  {
    name: "Reported by",
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
    width: "108px",
    sort: { by: "first", first: "desc" },
    cell: ({ firstOn }) => day(firstOn),
  },
  {
    name: "Last change",
    width: "108px",
    sort: { by: "last", first: "desc" },
    cell: ({ lastOn }) => day(lastOn),
  },
];

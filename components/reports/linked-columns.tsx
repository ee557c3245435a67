import type { ReportColumn } from "#components/reports/report-table";
import { formatCount } from "#components/ui/format";
import { UrlText } from "#components/ui/url-text";
import type { LinkedDomainLine, LinkedSort } from "#lib/profile/report-types";

export const linkedColumns: readonly ReportColumn<LinkedDomainLine, LinkedSort>[] = [
  { name: "Domain", sort: { by: "domain", first: "asc" }, cell: ({ domain }) => <UrlText url={domain} /> },
  {
    name: "Links to it",
    width: "104px",
    number: true,
    sort: { by: "live", first: "desc" },
    phone: "status",
    cell: ({ live }) => formatCount(live),
  },
  { name: "Verified", width: "84px", number: true, cell: ({ verified }) => formatCount(verified) },
  {
    name: "Followed",
    width: "84px",
    number: true,
    sort: { by: "follow", first: "desc" },
    cell: ({ follow }) => formatCount(follow),
  },
  {
    name: "Links back",
    width: "104px",
    number: true,
    sort: { by: "back", first: "desc" },
    cell: ({ back }) => (back === 0 ? <span className="text-muted">–</span> : formatCount(back)),
  },
];

import { LinkAnchor, LinkRel } from "#components/links/link-cells";
import type { ReportColumn } from "#components/reports/report-table";
import { formatCount } from "#components/ui/format";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { vendorNames } from "#lib/core/vendors";
import { lossWords, saidByWords } from "#lib/profile/change-words";
import type { DomainChange, LinkChange } from "#lib/profile/report-types";

const kindWords = { gained: "New", returned: "Returned", lost: "Lost" } as const;

export const domainChangeColumns: readonly ReportColumn<DomainChange, "on">[] = [
  { name: "Domain", cell: ({ domain }) => <UrlText url={domain} /> },
  { name: "Date", width: "112px", phone: "status", cell: ({ on }) => <DateText at={on} /> },
  { name: "What", width: "96px", phone: "second", cell: ({ kind }) => kindWords[kind] },
  { name: "How we know", width: "200px", cell: ({ origin }) => saidByWords(origin) },
  { name: "Live links now", width: "112px", number: true, cell: ({ live }) => formatCount(live) },
];

export const linkChangeColumns = (what: "new" | "lost"): readonly ReportColumn<LinkChange, "on">[] => [
  { name: "Source page", cell: ({ source }) => <UrlText url={source} /> },
  { name: "Date", width: "112px", phone: "status", cell: ({ on }) => <DateText at={on} /> },
  { name: "Anchor", width: "20%", phone: "second", cell: (line) => <LinkAnchor line={line} /> },
  { name: "Target page", width: "22%", cell: ({ target }) => <UrlText url={target} /> },
  { name: "Rel", width: "84px", cell: ({ relClass }) => <LinkRel relClass={relClass} /> },
  what === "lost"
    ? { name: "Reason", width: "190px", cell: ({ reason }) => lossWords(reason) }
    : {
        name: "How we know",
        width: "190px",
        cell: ({ seenByUs, vendors }) =>
          seenByUs ? "seen by us" : vendors.map((vendor) => vendorNames[vendor]).join(", "),
      },
];

import type { ReportColumn } from "#components/reports/report-table";
import { formatCount } from "#components/ui/format";
import { Tag } from "#components/ui/tag";
import { DateText } from "#components/ui/time";
import { UrlText } from "#components/ui/url-text";
import { vendorNames } from "#lib/core/vendors";
import { opinionWords } from "#lib/links/words";
import { homeSentence } from "#lib/profile/home-words";
import type { DomainReport, ReportedLine, ReportedSort } from "#lib/profile/report-types";

const day = (on: string | null) =>
  on === null ? <span className="text-muted">–</span> : <DateText at={on} />;

/** A vendor's own score of a domain, by the name of its figure. */
const SCORES: Record<string, string> = { "ahrefs.dr": "DR", "semrush.domain_ascore": "Ascore" };

export const reportedColumns: readonly ReportColumn<ReportedLine, ReportedSort>[] = [
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
    name: "Links as reported",
    width: "128px",
    number: true,
    sort: { by: "links", first: "desc" },
    phone: "status",
    cell: ({ links }) => (links === null ? <span className="text-muted">–</span> : formatCount(links)),
  },
  {
    name: "Links we know",
    width: "124px",
    number: true,
    sort: { by: "known", first: "desc" },
    cell: ({ knownLinks, knownLive }) => {
      if (knownLinks === 0) return <span className="text-muted">none</span>;
      return knownLive > 0 ? `${formatCount(knownLive)} live` : `${formatCount(knownLinks)}, none live`;
    },
  },
  {
    name: "Reported by",
    width: "18%",
    phone: "second",
    cell: ({ reports }) => <span className="truncate">{reports.map(reportWords).join(", ")}</span>,
  },
  {
    name: "Home page",
    width: "26%",
    cell: (line) => {
      const sentence = homeSentence(line);
      if (sentence === null) return <span className="text-muted">not read yet</span>;
      return (
        <span className="truncate" title={sentence}>
          {sentence}
        </span>
      );
    },
  },
  {
    name: "First seen",
    width: "108px",
    sort: { by: "first", first: "desc" },
    cell: ({ firstOn }) => day(firstOn),
  },
  {
    name: "Last seen",
    width: "108px",
    sort: { by: "last", first: "desc" },
    cell: ({ lastOn }) => day(lastOn),
  },
];

/** "Ahrefs (12, DR 71)", "Semrush (lost)". */
function reportWords({ vendor, links, lostOn, metrics }: DomainReport): string {
  const facts = [
    links === null ? "" : formatCount(links),
    ...Object.entries(SCORES).map(([name, word]) => {
      const value = metrics[name];
      return value === undefined ? "" : `${word} ${formatCount(value)}`;
    }),
    lostOn === null ? "" : "lost",
  ].filter((fact) => fact !== "");
  return `${vendorNames[vendor]}${facts.length > 0 ? ` (${facts.join(", ")})` : ""}`;
}

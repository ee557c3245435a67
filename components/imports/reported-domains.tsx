import { ButtonLink } from "#components/ui/button";
import { countOf, formatCount } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { viewHref } from "#components/ui/view-href";
import type { ReportedTotals } from "#lib/profile/report-types";

interface Props {
  base: string;
  importId: string;
  /** Domains that this import named. */
  domains: number;
  /** Of the whole site. */
  totals: ReportedTotals;
}

/** What an import of domains brought: candidates, no links. */
export function ReportedDomains({ base, importId, domains, totals }: Props) {
  return (
    <Notice
      title={`${countOf(domains, "domain")} ${domains === 1 ? "is" : "are"} reported to link here`}
      action={
        <ButtonLink href={viewHref(`${base}/domains/reported`, { import: importId })}>
          See the domains
        </ButtonLink>
      }
    >
      The file names no pages, so these are no links yet. Of all {formatCount(totals.domains)} reported
      domains {formatCount(totals.withoutLinks)} have no link that we know of.
    </Notice>
  );
}

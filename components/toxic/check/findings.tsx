import { DefinitionList } from "#components/ui/definition-list";
import { countOf, formatCount, formatShare } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { RelativeTime } from "#components/ui/time";
import type { DisavowFindings } from "#lib/core/toxic/need-disavow";

/** What our own data say; counted each time the page is opened. */
export function Findings({
  findings,
  watch,
  auditedAt,
}: {
  findings: DisavowFindings;
  watch: string;
  auditedAt: string;
}) {
  return (
    <Panel title="What your data say" say="Counted each time this page is opened.">
      <DefinitionList
        items={[
          { term: "New risky domains", value: watch },
          { term: "Strong evidence", value: undecided(findings.high) },
          { term: "Worth a look", value: undecided(findings.review) },
          { term: "Marked for disavow", value: formatCount(findings.marked) },
          { term: "Paid and followed", value: countOf(findings.paidFollowed, "placement") },
          { term: "Judged", value: `${formatShare(findings.judgedShare, 1)} of the live referring domains` },
          { term: "Audited", value: <RelativeTime at={auditedAt} /> },
        ]}
      />
    </Panel>
  );
}

const undecided = (count: number) => `${countOf(count, "domain")} to decide on`;

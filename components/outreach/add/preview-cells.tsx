import { OctagonX, TriangleAlert } from "lucide-react";
import { LevelStatus } from "#components/toxic/queue/level";
import { countOf } from "#components/ui/format";
import { Status } from "#components/ui/tone";
import { UrlText } from "#components/ui/url-text";
import { relevanceWords } from "#lib/links/words";
import type { PreviewRow } from "#lib/outreach/prospects/types";

const none = <span className="text-muted">–</span>;

/** The site, and the page that is meant below it. */
export function SiteCell({ row: { domain, pageUrl, more, originNote } }: { row: PreviewRow }) {
  const page = pageUrl === null ? (originNote ?? "") : `${pageUrl}${more > 0 ? ` and ${more} more` : ""}`;
  return (
    <span className="grid min-w-0">
      <UrlText url={domain} />
      {page === "" ? null : (
        <span className="truncate text-sm text-muted" title={originNote ?? page}>
          {page.replace(/^https?:\/\//, "")}
        </span>
      )}
    </span>
  );
}

export function FitCell({ row: { score, why, fit } }: { row: PreviewRow }) {
  return (
    <span title={fit === null ? why : `Your own number; ${why}`} className="tabular-nums">
      {score === null ? none : score}
      {fit === null ? null : <span className="sr-only"> by hand</span>}
    </span>
  );
}

export function AuthorityCell({ row: { authority } }: { row: PreviewRow }) {
  return authority === null ? none : <span className="tabular-nums">{authority}</span>;
}

export function TopicCell({ row: { relevance } }: { row: PreviewRow }) {
  return relevance === null ? none : <span>{relevanceWords[relevance] ?? relevance}</span>;
}

export function CompetitorCell({ row: { competitors, competitorLinks } }: { row: PreviewRow }) {
  if (competitors === 0) return none;
  return <span>{`${countOf(competitorLinks, "link")} to ${competitors === 1 ? "one" : competitors}`}</span>;
}

export function LevelCell({ row: { level } }: { row: PreviewRow }) {
  return level === null ? none : <LevelStatus level={level} />;
}

/** The first thing that speaks against it; the others on hover. */
export function FindingCell({ row: { findings, isThere } }: { row: PreviewRow }) {
  if (isThere) return <span className="text-muted">In the campaign already</span>;
  const [first, ...others] = findings;
  if (first === undefined) return <span className="text-muted">Nothing known</span>;
  const isStop = first.kind === "stop";
  return (
    <span title={findings.map(({ text, todo }) => `${text} ${todo}`).join("\n")}>
      <Status
        tone={isStop ? "red" : first.wasted ? "amber" : "grey"}
        icon={isStop ? <OctagonX aria-hidden /> : <TriangleAlert aria-hidden />}
        className="max-w-full"
      >
        {first.text}
        {others.length > 0 ? ` +${others.length}` : ""}
      </Status>
    </span>
  );
}

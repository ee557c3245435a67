import Link from "next/link";
import { LevelStatus } from "#components/toxic/queue/level";
import { DefinitionList } from "#components/ui/definition-list";
import { DrawerSection } from "#components/ui/drawer-section";
import { countOf, formatCount } from "#components/ui/format";
import { opinionWords, relevanceWords } from "#lib/links/words";
import type { ProspectDomain } from "#lib/outreach/board/domain-facts";
import type { ProspectLine } from "#lib/outreach/board/types";

interface DomainSectionProps {
  prospect: Pick<ProspectLine, "domain" | "authority" | "relevance">;
  facts: ProspectDomain;
  /** The site's address: "/acme/shop.example". */
  base: string;
  siteName: string;
  /** The release that authority is from: "Common Crawl, Sep 2026"; null: none was read. */
  release: string | null;
}

/** What is known of the site that is asked, beside its campaign. */
export function DomainSection({ prospect, facts, base, siteName, release }: DomainSectionProps) {
  const { domain, authority } = prospect;
  const competitors = facts.others.filter(({ kind }) => kind === "competitor");
  return (
    <DrawerSection
      title="Domain"
      scope={
        facts.known ? (
          <Link className="link" href={`${base}/domains/${encodeURIComponent(domain)}`}>
            Its card
          </Link>
        ) : undefined
      }
    >
      <DefinitionList
        items={[
          {
            term: "Authority",
            value:
              authority === null ? (
                <span className="text-muted">not ranked{release === null ? "" : ` by ${release}`}</span>
              ) : (
                <>
                  <b className="font-medium">{authority}</b> <span className="text-muted">{release}</span>
                </>
              ),
          },
          { term: "Topic shared", value: <Topic facts={facts} prospect={prospect} /> },
          {
            term: "Links to you",
            value:
              facts.toUs.live > 0
                ? `${countOf(facts.toUs.live, "live link")} to ${siteName}`
                : facts.toUs.links > 0
                  ? "it linked, none is live now"
                  : "none",
          },
          { term: "From you", value: facts.fromUs > 0 ? countOf(facts.fromUs, "live link") : null },
          {
            term: "Competitors",
            value:
              competitors.length === 0
                ? "none"
                : competitors.map(({ name, live }) => `${name} (${formatCount(live)})`).join(", "),
          },
          {
            term: "Review level",
            value:
              facts.level === null ? (
                <span className="text-muted">not judged</span>
              ) : (
                <span title={facts.levelSentence ?? undefined}>
                  <LevelStatus level={facts.level} />
                </span>
              ),
          },
          { term: "Opinion", value: facts.opinion === null ? null : opinionWords[facts.opinion] },
        ]}
      />
    </DrawerSection>
  );
}

function Topic({ facts, prospect }: Pick<DomainSectionProps, "facts" | "prospect">) {
  const { topic } = facts;
  if (topic !== null) {
    const word = relevanceWords[topic.relevance ?? "unknown"];
    return topic.shared.length === 0 ? word : `${word}: ${topic.shared.join(", ")}`;
  }
  if (prospect.relevance !== null) return `${relevanceWords[prospect.relevance]}, by its links`;
  return <span className="text-muted">its pages were not read yet</span>;
}

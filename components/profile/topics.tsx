import { Breakdown } from "#components/profile/breakdown";
import { countOf } from "#components/ui/format";
import { languageWord, relevanceWords } from "#lib/links/words";
import type { SiteSummary } from "#lib/profile/summary-types";

interface Props {
  summary: SiteSummary;
  slug: string;
  base: string;
  className?: string | undefined;
}

/** Whether linking pages are about what the pages they link to are about. */
export function Relevance({ summary, slug, base, className }: Props) {
  const { relevance, domains } = summary;
  const compared = relevance.some((one) => one.relevance !== "unknown" && one.domains > 0);
  return (
    <Breakdown
      className={className}
      title="Relevance"
      range="topic shared with the target page, by domain"
      fileName={`${slug}-relevance`}
      columns={["Relevance", "Referring domains", "Live links"]}
      all={domains}
      items={relevance.map((one) => ({
        label: relevanceWords[one.relevance] ?? "",
        value: one.domains,
        second: one.links,
        href: `${base}/links?side=inbound&relevance=${one.relevance}`,
      }))}
      empty="Nothing links here yet."
      say={
        compared
          ? "A domain counts in each that its links have."
          : "Compared once both pages have been read: verify the links; the pages they lead to are read in their turn."
      }
    />
  );
}

/** Which languages the linking pages are in. */
export function Languages({ summary, slug, base, className }: Props) {
  const { most, others, unknown } = summary.languages;
  const say = [
    unknown > 0 ? `${countOf(unknown, "domain")} not looked at yet, or of no language that can be told.` : "",
    others > 0 ? `${countOf(others, "more language", "more languages")}.` : "",
  ].filter((one) => one !== "");
  return (
    <Breakdown
      className={className}
      title="Languages"
      range="of linking pages, by domain"
      fileName={`${slug}-languages`}
      columns={["Language", "Referring domains"]}
      all={summary.domains}
      items={most.map(({ language, domains }) => ({
        label: languageWord(language),
        value: domains,
        href: `${base}/links?side=inbound&language=${language}`,
      }))}
      empty="Languages are known once linking pages have been read: verify the links to see them."
      say={say.length > 0 ? say.join(" ") : undefined}
    />
  );
}

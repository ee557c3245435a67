"use client";
import { useLinksMeant } from "#components/teamwork/links-meant";
import { AssignButton, TagButton } from "#components/teamwork/teamwork-buttons";
import type { LinkFilter } from "#lib/links/link-filter";
import type { Person } from "#lib/teamwork/types";

interface SortSelectionProps {
  workspace: string;
  site: string;
  /** What "all" means. */
  filter: LinkFilter;
  /** "10,000+" where the count was capped. */
  totalText: string;
  people: readonly Person[];
  /** Tags to choose from. */
  tags: readonly string[];
}

/** In the bulk bar of a table of links: tags what is selected, and says who looks after it. */
export function SortSelection({ workspace, site, filter, totalText, people, tags }: SortSelectionProps) {
  const meant = useLinksMeant(filter, totalText);
  if (meant === null) return null;
  const { countText, what, onDone } = meant;
  const about = {
    workspace,
    site,
    what,
    onDone,
    linksText: countText === "1" ? "1 link" : `${countText} links`,
  };
  return (
    <>
      <TagButton {...about} known={tags}>
        Tag {countText}
      </TagButton>
      <AssignButton {...about} people={people}>
        Assign {countText}
      </AssignButton>
    </>
  );
}

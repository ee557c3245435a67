import { TagList } from "#components/placements/tag-list";
import { AssignButton, TagButton } from "#components/teamwork/teamwork-buttons";
import { DefinitionList } from "#components/ui/definition-list";
import { DrawerSection } from "#components/ui/drawer-section";
import type { LinkDetail } from "#lib/links/types";
import type { Person } from "#lib/teamwork/types";

interface LinkTeamworkProps {
  workspace: string;
  site: string;
  link: Pick<LinkDetail, "sourceId" | "targetId" | "tags" | "assignee">;
  people: readonly Person[];
  maySort: boolean;
}

/** In the drawer: the team's tags on the link and who looks after it, with the way to change both. */
export function LinkTeamwork({ workspace, site, link, people, maySort }: LinkTeamworkProps) {
  const { sourceId, targetId, tags, assignee } = link;
  if (!maySort && tags.length === 0 && assignee === null) return null;
  const about = {
    workspace,
    site,
    what: { kind: "picked" as const, links: [{ source: sourceId, target: targetId }] },
    linksText: "this link",
  };
  return (
    <DrawerSection title="Your team">
      <DefinitionList
        items={[
          {
            term: "Tags",
            value: tags.length > 0 ? <TagList tags={tags} /> : <span className="text-muted">none</span>,
          },
          {
            term: "Looked after by",
            value: assignee?.name ?? <span className="text-muted">nobody</span>,
          },
        ]}
      />
      {maySort ? (
        <div className="flex flex-wrap gap-2">
          <TagButton key={`tag ${sourceId}-${targetId}`} {...about} known={tags}>
            Tag
          </TagButton>
          <AssignButton
            key={`assign ${sourceId}-${targetId}`}
            {...about}
            people={people}
            now={assignee?.id ?? null}
          >
            Assign
          </AssignButton>
        </div>
      ) : null}
    </DrawerSection>
  );
}

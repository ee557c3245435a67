import { CornerDownRight } from "lucide-react";
import { CoverageKindText } from "#components/outreach/coverage/coverage-kind";
import { RemoveCoverage } from "#components/outreach/coverage/remove-coverage";
import { ExternalLink } from "#components/ui/external-link";
import { countOf } from "#components/ui/format";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { DateText } from "#components/ui/time";
import type { CoverageLine, CoverageStory } from "#lib/outreach/coverage/types";

interface CoverageTableProps {
  workspace: string;
  campaign: string;
  stories: readonly CoverageStory[];
  mayEdit: boolean;
}

/** Published pieces, copies below the piece that they copy. */
export function CoverageTable({ workspace, campaign, stories, mayEdit }: CoverageTableProps) {
  const row = (piece: CoverageLine, original: CoverageStory | null, copies: number) => (
    <tr key={piece.id}>
      <Cell phone="main">
        <span className="flex min-w-0 items-center gap-2">
          {original === null ? null : (
            <CornerDownRight role="img" aria-label="Copy" className="ml-3 size-3.5 flex-none text-muted" />
          )}
          <ExternalLink href={piece.url} className={original === null ? "font-medium" : undefined}>
            {piece.domain}
          </ExternalLink>
          {copies > 0 ? (
            <span className="flex-none text-sm text-muted">{countOf(copies, "copy", "copies")}</span>
          ) : null}
        </span>
      </Cell>
      <Cell phone="status">
        <CoverageKindText kind={piece.kind} />
      </Cell>
      <Cell phone="second" title={piece.title ?? undefined}>
        {piece.title ?? <span className="text-muted">no title</span>}
      </Cell>
      <Cell>{piece.publishedOn === null ? "" : <DateText at={piece.publishedOn} />}</Cell>
      {mayEdit ? (
        <Cell>
          <RemoveCoverage
            workspace={workspace}
            campaign={campaign}
            piece={piece}
            copyOf={original?.id ?? null}
            hasCopies={copies > 0}
          />
        </Cell>
      ) : null}
    </tr>
  );
  return (
    <Table label="Coverage" unselectable lines>
      <thead>
        <tr>
          <HeadCell className="w-[30%]">Publication</HeadCell>
          <HeadCell className="w-[130px]">Names the site</HeadCell>
          <HeadCell>Title</HeadCell>
          <HeadCell className="w-[110px]">Published</HeadCell>
          {mayEdit ? (
            <HeadCell className="w-[56px]">
              <span className="sr-only">Remove</span>
            </HeadCell>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {stories.flatMap((story) => [
          row(story, null, story.copies.length),
          ...story.copies.map((copy) => row(copy, story, 0)),
        ])}
      </tbody>
    </Table>
  );
}

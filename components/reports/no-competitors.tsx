import { Plus } from "lucide-react";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { SkeletonTable } from "#components/ui/skeleton";

/** What a site without anything to compare it with teaches. */
export function NoCompetitors({ addHref }: { addHref: string | null }) {
  return (
    <EmptyState
      title="No site to compare with yet"
      picture={
        <SkeletonTable
          columns={["Domain", "Links to", "Live links"]}
          widths={[undefined, "40%", "90px"]}
          rows={4}
        />
      }
      actions={
        addHref === null ? undefined : (
          <ButtonLink href={addHref} variant="primary" size="lg" icon={<Plus aria-hidden />}>
            Add a competitor
          </ButtonLink>
        )
      }
    >
      Add a competitor as a site and import its backlinks: domains that link to competitors and not here will
      be listed, the ones that link to most of them first.
    </EmptyState>
  );
}

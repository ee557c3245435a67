import { Plus } from "lucide-react";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { SkeletonTable } from "#components/ui/skeleton";

/** What a campaign without prospects teaches. */
export function NoProspects({ addHref }: { /** Null for who may add none. */ addHref: string | null }) {
  return (
    <div className="overflow-auto px-6 max-md:px-4">
      <EmptyState
        title="No site is in this campaign yet"
        actions={
          addHref === null ? undefined : (
            <ButtonLink variant="primary" href={addHref} icon={<Plus aria-hidden />}>
              Add prospects
            </ButtonLink>
          )
        }
        picture={
          <SkeletonTable
            columns={["Found", "Qualified", "Contacted", "Agreed"]}
            widths={["25%", "25%", "25%", "25%"]}
            rows={3}
          />
        }
      >
        Sites worth asking for a link will be here as cards, from found to placed: pasted, from a file, or
        from domains that link to competitors and not to you.
      </EmptyState>
    </div>
  );
}

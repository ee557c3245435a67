import { EmptyState } from "#components/ui/empty-state";
import { SkeletonTable } from "#components/ui/skeleton";

/** What a campaign without prospects teaches. */
export function NoProspects() {
  return (
    <div className="overflow-auto px-6 max-md:px-4">
      <EmptyState
        title="No site is in this campaign yet"
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

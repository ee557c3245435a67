import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state";
import { SkeletonTable } from "#components/ui/skeleton";

/** What a workspace without campaigns teaches. */
export function NoCampaigns({ create }: { create: ReactNode }) {
  return (
    <EmptyState
      title="No campaign has begun"
      picture={
        <SkeletonTable
          columns={["Campaign", "Placed", "Contacted", "Owner"]}
          widths={[undefined, "100px", "100px", "120px"]}
          rows={4}
        />
      }
      actions={create ?? undefined}
    >
      A campaign gathers the sites worth asking for a link. Each one moves from found to placed in one record:
      who wrote, what was agreed, and whether the link is there.
      {create === null ? " Whoever may edit this workspace can begin one." : ""}
    </EmptyState>
  );
}

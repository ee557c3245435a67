import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { SkeletonTable } from "#components/ui/skeleton";

/** What a site teaches whose agreed links do not end. */
export function NoRenewals({ placements }: { placements: string }) {
  return (
    <EmptyState
      title="No agreed link ends in the next 90 days"
      picture={
        <SkeletonTable
          columns={["Ends", "Page with the link", "Price", "What to do"]}
          widths={["100px", undefined, "80px", "120px"]}
          rows={4}
        />
      }
      actions={
        <ButtonLink href={placements} size="lg">
          Go to the placements
        </ButtonLink>
      }
    >
      A link that was agreed until a day stands here 90 days before, by week, with what it costs and how it
      stands, so that somebody decides in time: renew, renegotiate or let it lapse. Give a placement its end
      under “Ends on”, or import it with the tracker.
    </EmptyState>
  );
}

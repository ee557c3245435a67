import { Handshake, Upload } from "lucide-react";
import { waysToBegin } from "#components/sites/ways-to-begin";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { SkeletonTable } from "#components/ui/skeleton";

/** What a site without links teaches: what will be here, and where it comes from. */
export function NoLinksYet({ site, base, mayImport }: { site: string; base: string; mayImport: boolean }) {
  return (
    <EmptyState
      title="No links are known yet"
      picture={
        <SkeletonTable
          columns={["Status", "Source page", "Anchor", "Rel"]}
          widths={["100px", undefined, "30%", "80px"]}
          rows={4}
        />
      }
      actions={
        mayImport ? (
          <>
            <ButtonLink href={`${base}/imports`} variant="primary" size="lg" icon={<Upload aria-hidden />}>
              Import backlinks
            </ButtonLink>
            <ButtonLink href={`${base}/placements?add=1`} size="lg" icon={<Handshake aria-hidden />}>
              Add a placement
            </ButtonLink>
          </>
        ) : undefined
      }
      ways={waysToBegin}
    >
      Every page that links to {site} will be here, with what was agreed, what was found, and when it changed.
    </EmptyState>
  );
}

import { Upload } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { SkeletonTable } from "#components/ui/skeleton";

/** What a site without promises teaches. */
export function NoPlacements(props: { base: string; mayImport: boolean; add: ReactNode }) {
  return (
    <EmptyState
      title="No placements are watched yet"
      picture={
        <SkeletonTable
          columns={["Status", "Page with the link", "Agreed anchor", "Price"]}
          widths={["100px", undefined, "26%", "80px"]}
          rows={4}
        />
      }
      actions={
        <>
          {props.add}
          {props.mayImport ? (
            <ButtonLink href={`${props.base}/imports`} size="lg" icon={<Upload aria-hidden />}>
              Import your tracker sheet
            </ButtonLink>
          ) : null}
        </>
      }
    >
      A placement is a promise: a link that was agreed, built or bought. Each one is watched, with what was
      agreed beside what is found, and says when it changes.
    </EmptyState>
  );
}

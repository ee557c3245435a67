import { Hourglass, SearchX, Upload } from "lucide-react";
import { NoLinksYet } from "#components/sites/no-links-yet";
import { ButtonLink } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { SkeletonTable } from "#components/ui/skeleton";

interface NoLinksProps {
  side: "inbound" | "outbound" | "internal";
  site: string;
  base: string;
  mayImport: boolean;
}

const words = {
  outbound: {
    title: "No external links are known yet",
    text: "Every link from this site to another one will be here. Import a crawl, such as Screaming Frog’s All Outlinks; verifying your own pages finds more.",
    columns: ["Status", "Target page", "Source page", "Anchor"],
  },
  internal: {
    title: "No internal links are known yet",
    text: "Every link from one page of this site to another will be here. Import a crawl, such as Screaming Frog’s All Inlinks.",
    columns: ["Status", "Source page", "Target page", "Anchor"],
  },
} as const;

/** What a side without links teaches. */
export function NoLinks({ side, site, base, mayImport }: NoLinksProps) {
  if (side === "inbound") return <NoLinksYet site={site} base={base} mayImport={mayImport} />;
  const { title, text, columns } = words[side];
  return (
    <EmptyState
      title={title}
      picture={<SkeletonTable columns={[...columns]} widths={["100px", undefined, "30%", "20%"]} rows={4} />}
      actions={
        mayImport ? (
          <ButtonLink href={`${base}/imports`} variant="primary" size="lg" icon={<Upload aria-hidden />}>
            Import a crawl
          </ButtonLink>
        ) : undefined
      }
    >
      {text}
    </EmptyState>
  );
}

/** A filter or an order over so many links that the question was ended. Null: there is no such way out. */
export function TookTooLong({
  newestHref,
  clearHref,
}: {
  newestHref: string | null;
  clearHref: string | null;
}) {
  return (
    <div className="grid justify-items-start gap-2 px-6 py-10" role="status">
      <Hourglass aria-hidden className="size-5 text-muted" />
      <h2>This takes longer than a page may</h2>
      <p className="max-w-prose text-muted">
        There are too many links to go through for this. Narrow them by a domain, an anchor or a target page
        {newestHref === null ? "." : ", or see the newest first."} The export has no such limit.
      </p>
      <div className="flex flex-wrap gap-2">
        {newestHref === null ? null : <ButtonLink href={newestHref}>Show the newest first</ButtonLink>}
        {clearHref === null ? null : <ButtonLink href={clearHref}>Clear the filter</ButtonLink>}
      </div>
    </div>
  );
}

/** A filter that leaves nothing. */
export function NoMatch({ clearHref }: { clearHref: string }) {
  return (
    <div className="grid justify-items-start gap-2 px-6 py-10">
      <SearchX aria-hidden className="size-5 text-muted" />
      <h2>Nothing matches</h2>
      <p className="text-muted">No row has all of the conditions above.</p>
      <ButtonLink href={clearHref}>Clear the filter</ButtonLink>
    </div>
  );
}

import { waysToBegin } from "#components/sites/ways-to-begin";
import { SkeletonTable } from "#components/ui/skeleton";
import { Ways } from "#components/ui/ways";

/** What the first minutes lead to: a quiet picture of the table, and where its rows come from. */
export function TeachingPanel() {
  return (
    <div className="grid w-full max-w-[560px] gap-8">
      <div aria-hidden className="panel overflow-hidden">
        <SkeletonTable
          columns={["Status", "Source page", "Anchor", "Rel"]}
          widths={["100px", undefined, "30%", "80px"]}
          rows={4}
        />
      </div>
      <div className="grid gap-1">
        <h2 className="text-xl">Every link, read from its page</h2>
        <p className="text-muted">
          Each page that links to a site of yours, with what was agreed, what was found, and when it changed.
          Add a site, bring what you know of its links, and Fairlead looks at every page.
        </p>
      </div>
      <div className="border-t border-border pt-5">
        <Ways ways={waysToBegin} />
      </div>
    </div>
  );
}

import Link from "next/link";
import { HeldForm } from "#components/disavow/held-form";
import { countOf } from "#components/ui/format";
import { PageTitle } from "#components/ui/page-title";
import { Panel } from "#components/ui/panel";

interface FirstStepProps {
  workspace: string;
  site: string;
  property: string;
  path: string;
  /** Address of the site's pages. */
  base: string;
  /** Entries that the first version would add. */
  waiting: number;
  mayChange: boolean;
}

/** Before anything else: the list that an upload would replace. */
export function FirstStep({ waiting, mayChange, base, ...form }: FirstStepProps) {
  return (
    <div className="grid max-w-[680px] gap-6">
      <PageTitle
        title="What does Google hold now?"
        lead="An upload replaces the whole list of a property. So that nothing on it is lost, it is asked for once and merged into every version made here."
      />
      {mayChange ? (
        <Panel>
          <div className="pt-2">
            <HeldForm {...form} />
          </div>
        </Panel>
      ) : (
        <p>Nobody has said yet what Google holds. An editor of this workspace can.</p>
      )}
      <p className="text-muted">
        {waiting > 0 ? `${countOf(waiting, "entry", "entries")} marked toxic will be added to it. ` : ""}
        Most sites need no disavow list at all: it is for a manual action, or for links that you paid for and
        cannot get removed.{" "}
        <Link href={`${base}/toxic/check`} className="link">
          Do I need one?
        </Link>
      </p>
    </div>
  );
}

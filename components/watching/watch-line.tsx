import { DateText } from "#components/ui/time";
import { capital } from "#components/watching/every-select";
import { WatchMenu } from "#components/watching/watch-menu";
import { everyWords } from "#lib/core/schedule/choices";
import type { PageWatch } from "#lib/watching/types";

interface WatchLineProps {
  workspace: string;
  site: string;
  /** Null: nothing looks at the page by itself, and nothing is said. */
  watch: PageWatch | null;
  /** Viewers read it. */
  mayChange: boolean;
}

const because: Record<NonNullable<PageWatch["now"]>["reason"], string> = {
  schedule: "",
  awaited: " while it is awaited",
  unstable: ", because it changed lately",
  valuable: ", because it has a price or is not as agreed",
};

/** When a page is looked at next, and how often: "Looked at weekly, next on 3 Dec 2026, 14:20." */
export function WatchLine({ workspace, site, watch, mayChange }: WatchLineProps) {
  if (watch === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
      <p>
        {howOften(watch)}
        {watch.nextAt ? <Next at={watch.nextAt} /> : null}.
      </p>
      {mayChange ? (
        <WatchMenu
          workspace={workspace}
          site={site}
          watch={watch}
          label={capital(everyWords(watch.everyHours))}
        />
      ) : null}
    </div>
  );
}

function howOften({ now, settlesMiss, doubted, triedAgain, own }: PageWatch): string {
  if (settlesMiss) return "Missing once: looked at again before it counts as lost";
  if (doubted) return "Reported lost since the last look: looked at soon";
  if (triedAgain) return "Could not be read: tried again by itself";
  if (now === null) return "Not looked at by itself";
  return `Looked at ${everyWords(now.hours)}${own ? ", as set for this page" : because[now.reason]}`;
}

function Next({ at }: { at: string }) {
  if (Date.parse(at) <= Date.now()) return <>, next now</>;
  return (
    <>
      , next on <DateText at={at} clock />
    </>
  );
}

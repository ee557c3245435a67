import { countOf } from "#components/ui/format";
import { UrlText } from "#components/ui/url-text";
import { capital } from "#components/watching/every-select";
import { RemoveSchedule } from "#components/watching/remove-schedule";
import { everyWords } from "#lib/core/schedule/choices";
import type { WatchSettings } from "#lib/watching/types";

interface PageSchedulesProps {
  workspace: string;
  site: string;
  settings: Pick<WatchSettings, "pages" | "pagesTotal">;
}

/** Pages for which a person set how often they are looked at. */
export function PageSchedules({ workspace, site, settings }: PageSchedulesProps) {
  const { pages, pagesTotal } = settings;
  if (pages.length === 0) {
    return (
      <p className="px-4 pt-2 pb-4 text-muted">
        None. Open a link or a placement to set how often its page is looked at.
      </p>
    );
  }
  return (
    <ul aria-label="Pages with their own schedule" className="divide-y divide-border">
      {pages.map((page) => (
        <li key={page.id} className="flex items-center gap-3 px-4 py-1.5">
          <span className="min-w-0 flex-1">
            <UrlText url={page.url} />
          </span>
          <span className="flex-none">{capital(everyWords(page.everyHours))}</span>
          <RemoveSchedule workspace={workspace} site={site} id={page.id} name={page.url} />
        </li>
      ))}
      {pagesTotal > pages.length ? (
        <li className="px-4 py-2 text-sm text-muted">
          And {countOf(pagesTotal - pages.length, "more page")}, by address.
        </li>
      ) : null}
    </ul>
  );
}

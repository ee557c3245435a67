"use client";
import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#components/ui/button";
import { Menu, MenuChoice } from "#components/ui/menu";
import { notify, notifyProblem } from "#components/ui/toast";
import { capital, optionOf } from "#components/watching/every-select";
import { AWAITED_HOURS, EVERY_HOURS, everyWords } from "#lib/core/schedule/choices";
import { watchPage } from "#lib/watching/actions";
import type { PageWatch } from "#lib/watching/types";

interface WatchMenuProps {
  workspace: string;
  site: string;
  watch: PageWatch;
  /** How often it is now. */
  label: string;
}

const BY_SCHEDULE = "schedule";

/** Sets how often this very page is looked at, or gives it back to the schedules of the site. */
export function WatchMenu({ workspace, site, watch, label }: WatchMenuProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const choices = [...(watch.awaited ? [AWAITED_HOURS] : []), ...EVERY_HOURS, null];
  const choose = (every: string) =>
    start(async () => {
      const answer = await watchPage(workspace, {
        site,
        pageId: watch.pageId,
        every: every as typeof BY_SCHEDULE,
      }).catch(() => null);
      if (answer === null) return notifyProblem("The server did not answer. Nothing was changed; try again.");
      if (!answer.ok) return notifyProblem(answer.message);
      notify(every === BY_SCHEDULE ? "This page follows its site’s schedule." : "Set for this page.");
      router.refresh();
    });
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          className="-ml-2"
          busy={busy}
          aria-label={`How often this page is looked at: ${label}`}
        >
          {watch.own ? label : "Change"}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuChoice
        label="Look at this page"
        value={watch.own ? optionOf(watch.everyHours) : BY_SCHEDULE}
        options={[
          { value: BY_SCHEDULE, label: "As its schedule says" },
          ...choices.map((hours) => ({ value: optionOf(hours), label: capital(everyWords(hours)) })),
        ]}
        onChange={choose}
      />
    </Menu>
  );
}

"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { CheckboxField } from "#components/ui/check";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { EverySelect } from "#components/watching/every-select";
import { DAY_HOURS, type EveryHours } from "#lib/core/schedule/choices";
import { saveSchedules } from "#lib/watching/actions";
import type { WatchSettings } from "#lib/watching/types";

interface SchedulesFormProps {
  workspace: string;
  site: string;
  settings: WatchSettings;
}

/** How often the links of a site are looked at by themselves, and what that costs. */
export function SchedulesForm({ workspace, site, settings }: SchedulesFormProps) {
  const router = useRouter();
  const [agreed, setAgreed] = useState(settings.agreed.everyHours);
  const [backlinks, setBacklinks] = useState(settings.backlinks.everyHours);
  const form = useSend(
    (fields) =>
      saveSchedules(workspace, {
        site,
        agreed: fields.agreed ?? "",
        agreedAdaptive: fields.agreedAdaptive ?? "",
        backlinks: fields.backlinks ?? "",
        backlinksAdaptive: fields.backlinksAdaptive ?? "",
      }),
    () => {
      notify("Saved. The next looks are being planned.");
      router.refresh();
    },
  );
  const rules = [
    {
      name: "agreed",
      label: "Agreed links",
      hint: countOf(settings.agreedPages, "page"),
      rule: settings.agreed,
      choose: setAgreed,
    },
    {
      name: "backlinks",
      label: "Other backlinks",
      hint: `${settings.backlinksCounted ? "" : "Up to "}${countOf(settings.backlinkPages, "page")}`,
      rule: settings.backlinks,
      choose: setBacklinks,
    },
  ];
  return (
    <form method="post" onSubmit={form.onSubmit} className="grid gap-4">
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 max-md:grid-cols-1">
        {rules.map(({ name, label, hint, rule, choose }) => (
          <div key={name} className="grid content-start gap-2">
            <Field label={label} hint={hint} error={form.fieldProblem(name)}>
              {(control) => (
                <EverySelect name={name} value={rule.everyHours} control={control} onChange={choose} />
              )}
            </Field>
            <CheckboxField
              name={`${name}Adaptive`}
              defaultChecked={rule.adaptive}
              label="More often where it is worth it"
            />
          </div>
        ))}
      </div>
      <p className="text-sm text-muted">
        Worth it are links that changed in the last 30 days, have a price or are not as agreed: twice as
        often, daily at most. A link that was agreed and never seen is looked for every 6 hours during 14
        days. A link that is missing once is looked at again before it counts as lost, whatever is set here.
      </p>
      <p role="status" className="font-medium">
        {costWords(settings, agreed, backlinks)}
      </p>
      {form.problem ? <Notice kind="problem" title={form.problem} /> : null}
      <div>
        <Button type="submit" size="lg" busy={form.busy}>
          Save
        </Button>
      </div>
    </form>
  );
}

function costWords(settings: WatchSettings, agreed: EveryHours, backlinks: EveryHours): string {
  const daily = (pages: number, every: EveryHours) => (every === null ? 0 : (pages * DAY_HOURS) / every);
  const looks = daily(settings.agreedPages, agreed) + daily(settings.backlinkPages, backlinks);
  if (settings.agreedPages + settings.backlinkPages === 0)
    return "No page links here yet: nothing to look at.";
  if (looks === 0) return "Nothing is looked at by itself.";
  const where = `at ${countOf(settings.domains, "domain")}`;
  const about = settings.backlinksCounted ? "About" : "At most";
  return looks < 1
    ? `${about} ${countOf(Math.max(1, Math.round(looks * 7)), "look")} a week ${where}.`
    : `${about} ${countOf(Math.round(looks), "look")} a day ${where}.`;
}

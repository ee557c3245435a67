"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { CheckboxField } from "#components/ui/check";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Input } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { Tag } from "#components/ui/tag";
import { notify } from "#components/ui/toast";
import { capital, EverySelect } from "#components/watching/every-select";
import { RemoveSchedule } from "#components/watching/remove-schedule";
import { everyWords } from "#lib/core/schedule/choices";
import { saveTagSchedule } from "#lib/watching/actions";
import type { WatchSettings } from "#lib/watching/types";

interface TagSchedulesProps {
  workspace: string;
  site: string;
  settings: Pick<WatchSettings, "tags" | "freeTags">;
}

/** Schedules for agreed links with a tag. The same tag again is a change of it. */
export function TagSchedules({ workspace, site, settings }: TagSchedulesProps) {
  const router = useRouter();
  const fields = useRef<HTMLFormElement>(null);
  const form = useSend(
    ({ tag = "", every = "", adaptive = "" }) => saveTagSchedule(workspace, { site, tag, every, adaptive }),
    () => {
      fields.current?.reset();
      notify("Saved. The next looks are being planned.");
      router.refresh();
    },
  );
  return (
    <>
      {settings.tags.length > 0 ? (
        <ul aria-label="Schedules by tag" className="divide-y divide-border">
          {settings.tags.map((line) => (
            <li key={line.id} className="flex items-center gap-3 px-4 py-1.5">
              <Tag>{line.tag}</Tag>
              <span className="min-w-0 flex-1">
                {capital(everyWords(line.everyHours))}
                <span className="text-muted">
                  {line.adaptive && line.everyHours !== null ? ", more often where it is worth it" : ""} ·{" "}
                  {countOf(line.pages, "page")}
                </span>
              </span>
              <RemoveSchedule workspace={workspace} site={site} id={line.id} name={`the tag ${line.tag}`} />
            </li>
          ))}
        </ul>
      ) : null}
      <form
        ref={fields}
        method="post"
        onSubmit={form.onSubmit}
        className="grid gap-3 border-border px-4 pt-2 pb-4 not-first:border-t not-first:pt-3"
      >
        <div className="grid grid-cols-[minmax(0,1fr)_180px] items-start gap-3 max-md:grid-cols-1">
          <Field
            label="Tag"
            hint={
              settings.freeTags.length > 0
                ? `Without a schedule: ${settings.freeTags.slice(0, 8).join(", ")}.`
                : "Tags are set in a placement’s form."
            }
            error={form.fieldProblem("tag")}
          >
            {(control) => (
              <Input name="tag" list="free-tags" maxLength={60} autoComplete="off" {...control} />
            )}
          </Field>
          <Field label="How often" error={form.fieldProblem("every")}>
            {(control) => <EverySelect name="every" value={72} control={control} />}
          </Field>
        </div>
        <datalist id="free-tags">
          {[...settings.tags.map((line) => line.tag), ...settings.freeTags].map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <CheckboxField name="adaptive" defaultChecked label="More often where it is worth it" />
        {form.problem ? <Notice kind="problem" title={form.problem} /> : null}
        <div>
          <Button type="submit" icon={<Plus aria-hidden />} busy={form.busy}>
            Set the schedule
          </Button>
        </div>
      </form>
    </>
  );
}

"use client";
import { useId } from "react";
import { useTold } from "#components/outreach/terms/use-told";
import { Button } from "#components/ui/button";
import { Input } from "#components/ui/input";
import { setDue } from "#lib/outreach/actions/terms";

/** By when the link is to be live, changed in place. */
export function DueForm(props: { workspace: string; prospect: string; dueOn: string | null }) {
  const { workspace, prospect, dueOn } = props;
  const id = useId();
  const { busy, run } = useTold();
  const save = (form: FormData) => {
    const day = String(form.get("dueOn") ?? "");
    run(() => setDue(workspace, { prospect, dueOn: day }), "The day is changed.");
  };
  return (
    <form action={save} className="flex flex-wrap items-center gap-2 text-sm">
      <label htmlFor={id}>Live by</label>
      <Input id={id} type="date" name="dueOn" defaultValue={dueOn ?? ""} className="w-[150px]" />
      <Button type="submit" busy={busy}>
        Save
      </Button>
    </form>
  );
}

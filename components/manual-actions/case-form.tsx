"use client";
import { Pencil, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useCase } from "#components/manual-actions/use-case";
import { Button } from "#components/ui/button";
import { RadioField } from "#components/ui/check";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field, FieldGroup } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import type { CaseKind } from "#lib/core/manual-action/state";
import { editCase, openCase } from "#lib/manual-actions/actions";

interface CaseFormProps {
  workspace: string;
  site: string;
  /** Address of the list of cases. */
  path: string;
  /** What stands there now; a new case has no id. */
  given: { id?: string; kind: CaseKind; property: string; noticedOn: string; notice: string };
}

/** Records a notice, or changes what was recorded of it. */
export function CaseDialog(props: CaseFormProps) {
  const [open, setOpen] = useState(false);
  const isNew = props.given.id === undefined;
  return (
    <Dialog
      title={isNew ? "Record a manual action" : "Change what was recorded"}
      description="As Search Console shows it under Manual actions."
      wide
      open={open}
      onOpenChange={setOpen}
      trigger={
        isNew ? (
          <Button variant="primary" icon={<Plus aria-hidden />}>
            Record a manual action
          </Button>
        ) : (
          <Button variant="ghost" icon={<Pencil aria-hidden />}>
            Change
          </Button>
        )
      }
    >
      <CaseForm {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}

// A component of its own, so that each opening starts afresh.
function CaseForm({ workspace, site, path, given, close }: CaseFormProps & { close: () => void }) {
  const router = useRouter();
  const [kind, setKind] = useState(given.kind);
  const { problem, busy, run } = useCase();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    const input = {
      site,
      kind,
      property: text("property"),
      noticedOn: text("noticedOn"),
      notice: text("notice"),
    };
    const { id } = given;
    if (id === undefined)
      run(
        () => openCase(workspace, input),
        (made) => {
          notify("The manual action is recorded", { detail: "Add Google's sample addresses next." });
          router.push(`${path}/${made.id}`);
        },
      );
    else
      run(
        () => editCase(workspace, { ...input, id }),
        () => {
          notify("The case is changed");
          close();
        },
      );
  };
  const fields = problem?.fields ?? {};
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {problem && !fields.property && !fields.noticedOn && !fields.notice ? (
        <Notice kind="problem" title="Nothing was kept">
          {problem.message}
        </Notice>
      ) : null}
      <FieldGroup label="What the notice is about">
        <RadioField
          name="kind"
          label="Unnatural links to the site"
          hint="Other sites link to yours."
          checked={kind === "links_to"}
          onChange={() => setKind("links_to")}
        />
        <RadioField
          name="kind"
          label="Unnatural links from the site"
          hint="Your pages link to others. A disavow file does nothing about these."
          checked={kind === "links_from"}
          onChange={() => setKind("links_from")}
        />
      </FieldGroup>
      <div className="grid gap-5 md:grid-cols-[1fr_180px]">
        <Field
          label="Search Console property"
          hint="https://www.example.com/, or example.com for a domain property."
          error={fields.property}
        >
          {(control) => (
            <Input
              name="property"
              defaultValue={given.property}
              spellCheck={false}
              autoComplete="off"
              className="font-mono"
              {...control}
            />
          )}
        </Field>
        <Field label="Day of the notice" error={fields.noticedOn}>
          {(control) => <Input type="date" name="noticedOn" defaultValue={given.noticedOn} {...control} />}
        </Field>
      </div>
      <Field label="The notice" hint="Its text, pasted." error={fields.notice} optional>
        {(control) => <Textarea name="notice" rows={6} defaultValue={given.notice} {...control} />}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          {given.id === undefined ? "Record it" : "Change it"}
        </Button>
      </div>
    </form>
  );
}

"use client";
import type { ReactElement } from "react";
import { type FormEvent, useState } from "react";
import { useAct } from "#components/outreach/contacts/use-act";
import { TemplatePreview } from "#components/outreach/templates/template-preview";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input, Select, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { DRAFT_VARIABLES } from "#lib/core/outreach/draft";
import { saveTemplate } from "#lib/outreach/actions/templates";
import type { TemplateView } from "#lib/outreach/templates/types";
import { TACTICS } from "#lib/placements/types";
import { tacticWords } from "#lib/placements/words";

export interface Sample {
  id: string;
  domain: string;
}

interface TemplateDialogProps {
  workspace: string;
  /** Null: a new one. */
  template: TemplateView | null;
  samples: readonly Sample[];
  trigger: ReactElement;
}

/** A template to write or to change, beside what it makes of a real prospect. */
export function TemplateDialog({ trigger, ...props }: TemplateDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={props.template === null ? "New template" : props.template.name}
      description="Names in double braces are filled for each prospect. One that is not known stops the draft."
      wide
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
    >
      <TemplateForm {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}

function TemplateForm(props: Omit<TemplateDialogProps, "trigger"> & { close: () => void }) {
  const { workspace, template, samples, close } = props;
  const { problem, busy, run } = useAct();
  const [name, setName] = useState(template?.name ?? "");
  const [tactic, setTactic] = useState(template?.tactic ?? null);
  const [text, setText] = useState({ subject: template?.subject ?? "", body: template?.body ?? "" });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(
      () => saveTemplate(workspace, { id: template?.id ?? null, name, tactic, ...text }),
      () => {
        close();
        return "The template is saved";
      },
    );
  };
  const fields = problem?.fields ?? {};
  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      {problem && Object.keys(fields).length === 0 ? (
        <Notice kind="problem" title="Nothing was saved">
          {problem.message}
        </Notice>
      ) : null}
      <Field label="Name" error={fields.name}>
        {(control) => (
          <Input
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.currentTarget.value)}
            {...control}
          />
        )}
      </Field>
      <Field label="Tactic" optional hint="What it is for.">
        {(control) => (
          <Select
            value={tactic ?? ""}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              setTactic(TACTICS.find((one) => one === chosen) ?? null);
            }}
            {...control}
          >
            <option value="">Any</option>
            {TACTICS.map((one) => (
              <option key={one} value={one}>
                {tacticWords[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Subject" error={fields.subject}>
        {(control) => (
          <Input
            value={text.subject}
            maxLength={200}
            onChange={(event) => setText({ ...text, subject: event.currentTarget.value })}
            {...control}
          />
        )}
      </Field>
      <Field label="Text" error={fields.body}>
        {(control) => (
          <Textarea
            rows={10}
            value={text.body}
            onChange={(event) => setText({ ...text, body: event.currentTarget.value })}
            {...control}
          />
        )}
      </Field>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-sm text-muted">
        {Object.entries(DRAFT_VARIABLES).map(([variable, words]) => (
          <div key={variable} className="contents">
            <dt>
              <code>{`{{${variable}}}`}</code>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <TemplatePreview workspace={workspace} samples={samples} text={text} />
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Save the template
        </Button>
      </div>
    </form>
  );
}

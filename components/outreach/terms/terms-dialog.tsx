"use client";
import { useRouter } from "next/navigation";
import { type ReactElement, useId, useState } from "react";
import { useSend } from "#components/auth/use-send";
import { CostFields, LinkTermFields } from "#components/placements/term-fields";
import { Button } from "#components/ui/button";
import { CheckboxField } from "#components/ui/check";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { recordTerms } from "#lib/outreach/actions/terms";
import type { KeptTerms, ProspectTerms } from "#lib/outreach/terms/types";

/** What the form begins with. */
export type TermsDraft = Partial<Omit<KeptTerms, "id" | "cost" | "agreedOn" | "target">> & {
  source?: string | null;
  target?: string | null;
};

interface TermsDialogProps {
  workspace: string;
  terms: ProspectTerms;
  draft: TermsDraft;
  /** Terms that wait for a page and are said anew. */
  kept?: string;
  /** The unannounced link that this is about. */
  noticed?: string;
  title?: string;
  showCosts: boolean;
  showContacts: boolean;
  mayVerify: boolean;
  trigger: ReactElement;
}

type Recorded = Extract<Awaited<ReturnType<typeof recordTerms>>, { ok: true }>["data"];

/** Records what was agreed in one step. Without the page the terms wait for it. */
export function TermsDialog(props: TermsDialogProps) {
  const { workspace, terms, draft, kept = "", noticed = "" } = props;
  const router = useRouter();
  const form = useId();
  const [open, setOpen] = useState(false);
  const sending = useSend<Recorded>(
    (fields) =>
      recordTerms(workspace, { prospect: terms.prospectId, kept, noticed, ...fields } as Parameters<
        typeof recordTerms
      >[1]),
    (data) => {
      setOpen(false);
      router.refresh();
      notify(toldOf(data), data.looks ? { detail: "Its page is being looked at." } : {});
    },
  );
  const problemOf = sending.fieldProblem;
  return (
    <Dialog
      title={props.title ?? "Record terms"}
      description={`What ${terms.domain} agreed to. It becomes a placement that Fairlead watches.`}
      wide
      open={open}
      onOpenChange={setOpen}
      trigger={props.trigger}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" busy={sending.busy}>
            Record the terms
          </Button>
        </>
      }
    >
      <form id={form} method="post" noValidate onSubmit={sending.onSubmit} className="grid gap-4">
        {sending.problem ? <Notice kind="problem" title={sending.problem} /> : null}
        <Field
          label="Page with the link"
          optional
          error={problemOf("source")}
          hint="Not known yet? Leave it empty: the terms wait until the page is typed or found."
        >
          {(control) => (
            <Input
              name="source"
              defaultValue={draft.source ?? ""}
              placeholder={`https://${terms.domain}/…`}
              inputMode="url"
              autoComplete="off"
              autoFocus
              {...control}
            />
          )}
        </Field>
        <Target draft={draft} terms={terms} problem={problemOf("target")} />
        <LinkTermFields draft={draft} problemOf={problemOf} />
        <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
          <Day name="dueOn" label="Live by" day={terms.dueOn} problem={problemOf("dueOn")} />
          <Day name="expiresOn" label="Ends on" day={draft.expiresOn} problem={problemOf("expiresOn")} />
          {props.showCosts ? <CostFields draft={draft} problemOf={problemOf} /> : null}
          <Field label="Vendor" optional error={problemOf("vendor")} hint="Who sells or arranges it.">
            {(control) => (
              <Input name="vendor" defaultValue={draft.vendor ?? ""} autoComplete="off" {...control} />
            )}
          </Field>
          {props.showContacts ? (
            <Field label="Contact" optional error={problemOf("contact")} hint="The person at the site.">
              {(control) => (
                <Input name="contact" defaultValue={draft.contact ?? ""} autoComplete="off" {...control} />
              )}
            </Field>
          ) : null}
        </div>
        <Field label="Notes" optional error={problemOf("notes")}>
          {(control) => <Textarea name="notes" rows={2} defaultValue={draft.notes ?? ""} {...control} />}
        </Field>
        {props.mayVerify ? <CheckboxField name="look" defaultChecked label="Look at the page now" /> : null}
      </form>
    </Dialog>
  );
}

function Target(props: { draft: TermsDraft; terms: ProspectTerms; problem: string | undefined }) {
  const list = useId();
  return (
    <Field label="Target on your site" required error={props.problem}>
      {(control) => (
        <>
          <Input
            name="target"
            defaultValue={props.draft.target ?? ""}
            placeholder="https://your-site.example/page"
            inputMode="url"
            autoComplete="off"
            list={list}
            {...control}
          />
          <datalist id={list}>
            {props.terms.targets.map(({ url }) => (
              <option key={url} value={url} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function Day(props: {
  name: string;
  label: string;
  day: string | null | undefined;
  problem: string | undefined;
}) {
  return (
    <Field label={props.label} optional error={props.problem}>
      {(control) => <Input type="date" name={props.name} defaultValue={props.day ?? ""} {...control} />}
    </Field>
  );
}

function toldOf({ placementId, created }: Recorded): string {
  if (placementId === null) return "The terms are kept. They wait for their page.";
  return created
    ? "The link is agreed, and watched from now on."
    : "It was agreed before: what was empty is filled.";
}

"use client";
import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { DefinitionList } from "#components/ui/definition-list";
import { DrawerSection } from "#components/ui/drawer-section";
import { ExternalLink } from "#components/ui/external-link";
import { Field, type FieldControl } from "#components/ui/field";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { DateText } from "#components/ui/time";
import { editProspect } from "#lib/outreach/actions/board";
import type { ProspectDetail } from "#lib/outreach/board/detail";
import type { CampaignTarget } from "#lib/outreach/campaigns/types";

interface ProspectEditProps {
  workspace: string;
  prospect: Pick<ProspectDetail, "id" | "pageUrl" | "targetUrl" | "anchor" | "note" | "fit" | "dueOn">;
  /** Offered as targets, with their anchors. */
  targets: readonly CampaignTarget[];
  mayEdit: boolean;
}

/** What people say of a prospect: where the link would stand and lead, how well it fits. Edited in its place. */
export function ProspectEdit({ workspace, prospect, targets, mayEdit }: ProspectEditProps) {
  const [edits, setEdits] = useState(false);
  return (
    <DrawerSection
      title="The link you want"
      scope={
        mayEdit && !edits ? (
          <Button variant="ghost" icon={<Pencil aria-hidden />} onClick={() => setEdits(true)}>
            Edit
          </Button>
        ) : undefined
      }
    >
      {edits ? (
        <EditForm workspace={workspace} prospect={prospect} targets={targets} done={() => setEdits(false)} />
      ) : (
        <Said prospect={prospect} />
      )}
    </DrawerSection>
  );
}

function Said({ prospect }: Pick<ProspectEditProps, "prospect">) {
  const { pageUrl, targetUrl, anchor, fit, note, dueOn } = prospect;
  const none = <span className="text-muted">not said</span>;
  return (
    <DefinitionList
      items={[
        { term: "Page", value: pageUrl === null ? none : <ExternalLink href={pageUrl} /> },
        { term: "Target", value: targetUrl === null ? none : <ExternalLink href={targetUrl} /> },
        { term: "Anchor", value: anchor ?? none },
        { term: "Fit", value: fit === null ? none : `${fit} of 100` },
        { term: "Due", value: dueOn === null ? null : <DateText at={dueOn} /> },
        { term: "Note", value: note === null ? null : <span className="whitespace-pre-wrap">{note}</span> },
      ]}
    />
  );
}

function EditForm({
  workspace,
  prospect,
  targets,
  done,
}: Omit<ProspectEditProps, "mayEdit"> & { done: () => void }) {
  const router = useRouter();
  const form = useSend(
    (typed) =>
      editProspect(workspace, { id: prospect.id, ...typed } as unknown as Parameters<typeof editProspect>[1]),
    () => {
      done();
      router.refresh();
    },
  );
  const text =
    (name: "pageUrl" | "targetUrl" | "anchor" | "fit" | "dueOn", more: object = {}) =>
    (control: FieldControl) => (
      <Input
        small
        name={name}
        defaultValue={prospect[name] ?? ""}
        autoComplete="off"
        {...more}
        {...control}
      />
    );
  return (
    <form onSubmit={form.onSubmit} noValidate className="grid gap-3">
      {form.problem ? <Notice kind="problem" title={form.problem} /> : null}
      <Field label="Page that would link" error={form.fieldProblem("pageUrl")}>
        {text("pageUrl", { inputMode: "url", autoFocus: true })}
      </Field>
      <Field label="Target" error={form.fieldProblem("targetUrl")}>
        {text("targetUrl", { inputMode: "url", list: "campaign-targets" })}
      </Field>
      <Field label="Anchor" error={form.fieldProblem("anchor")}>
        {text("anchor", { list: "campaign-anchors" })}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Fit" hint="0 to 100" error={form.fieldProblem("fit")}>
          {text("fit", { inputMode: "numeric" })}
        </Field>
        <Field label="Due on" error={form.fieldProblem("dueOn")}>
          {text("dueOn", { type: "date" })}
        </Field>
      </div>
      <Field label="Note" hint="Why it fits." error={form.fieldProblem("note")}>
        {(control) => <Textarea name="note" rows={3} defaultValue={prospect.note ?? ""} {...control} />}
      </Field>
      <datalist id="campaign-targets">
        {targets.map(({ url }) => (
          <option key={url} value={url} />
        ))}
      </datalist>
      <datalist id="campaign-anchors">
        {[...new Set(targets.flatMap(({ anchors }) => anchors))].map((anchor) => (
          <option key={anchor} value={anchor} />
        ))}
      </datalist>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={form.busy}>
          Save
        </Button>
        <Button onClick={done}>Cancel</Button>
      </div>
    </form>
  );
}

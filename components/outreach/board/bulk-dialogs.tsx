"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId } from "react";
import { refusedWords } from "#components/outreach/board/use-told";
import { Button } from "#components/ui/button";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Input, Select } from "#components/ui/input";
import { notify } from "#components/ui/toast";
import { SET_BY_SYSTEM, STAGE_WORDS, STAGES, type Stage } from "#lib/core/outreach/stages";
import { removeProspects } from "#lib/outreach/actions/board";
import type { Person } from "#lib/teamwork/types";

export type BulkForm = "stage" | "owner" | "day";

interface BulkDialogProps {
  form: BulkForm | null;
  /** "12 prospects" */
  words: string;
  people: readonly Person[];
  onClose: () => void;
  onStage: (to: Stage) => void;
  onPerson: (person: string | null) => void;
  onDay: (on: string | null) => void;
}

/** Stages that people set, but for giving up, which asks for the reason. */
const byHand = STAGES.filter((stage) => stage !== "rejected" && !SET_BY_SYSTEM.has(stage));

const titles: Record<BulkForm, (words: string) => string> = {
  stage: (words) => `Move ${words}`,
  owner: (words) => `Assign ${words}`,
  day: (words) => `Follow up ${words}`,
};

/** The one choice of a decision on many prospects. */
export function BulkDialog({ form, words, people, onClose, ...on }: BulkDialogProps) {
  const formId = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const choice = String(new FormData(event.currentTarget).get("choice") ?? "");
    if (form === "stage") on.onStage(choice as Stage);
    else if (form === "owner") on.onPerson(choice || null);
    else on.onDay(choice || null);
  };
  return (
    <Dialog
      title={form === null ? "" : titles[form](words)}
      open={form !== null}
      onOpenChange={onClose}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary">
            {form === null ? "" : titles[form](words)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        {form === "stage" ? (
          <Field label="Stage" hint="Contacted, replied, agreed and placed are set by what happened.">
            {(control) => (
              <Select name="choice" defaultValue="qualified" autoFocus {...control}>
                {byHand.map((stage) => (
                  <option key={stage} value={stage}>
                    {STAGE_WORDS[stage]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : form === "owner" ? (
          <Field label="Looked after by">
            {(control) => (
              <Select
                name="choice"
                defaultValue={people.find(({ isYou }) => isYou)?.id ?? ""}
                autoFocus
                {...control}
              >
                {people.map(({ id, name, isYou }) => (
                  <option key={id} value={id}>
                    {isYou ? `${name} (you)` : name}
                  </option>
                ))}
                <option value="">Nobody</option>
              </Select>
            )}
          </Field>
        ) : (
          <Field label="On" hint="Empty: no follow-up.">
            {(control) => <Input type="date" name="choice" autoFocus {...control} />}
          </Field>
        )}
      </form>
    </Dialog>
  );
}

interface RemoveDialogProps {
  workspace: string;
  meant: Parameters<typeof removeProspects>[1];
  words: string;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Takes prospects out again that nobody has written to. */
export function RemoveDialog({ workspace, meant, words, open, onClose, onDone }: RemoveDialogProps) {
  const router = useRouter();
  const remove = async () => {
    const answer = await removeProspects(workspace, meant).catch(() => null);
    if (!answer?.ok) return answer?.message ?? "The server did not answer. Nothing was changed; try again.";
    router.refresh();
    notify(`${countOf(answer.data.changed, "prospect")} removed.`, { detail: refusedWords(answer.data) });
    onDone();
    return undefined;
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onClose}
      title={`Remove ${words}`}
      confirmLabel={`Remove ${words}`}
      danger
      onConfirm={remove}
    >
      Those that nobody has written to leave the campaign, with their notes. This cannot be undone; their
      sites can be added again. Whoever was written to stays: give those up with a reason instead.
    </ConfirmDialog>
  );
}

"use client";
import { useSend } from "#components/auth/use-send";
import { BatchForm } from "#components/teamwork/batch-form";
import type { LinksMeant } from "#components/teamwork/links-meant";
import { useTold } from "#components/teamwork/use-told";
import { Dialog } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Select } from "#components/ui/input";
import { assignLinks } from "#lib/teamwork/actions";
import type { Person } from "#lib/teamwork/types";

export interface AssignDialogProps extends LinksMeant {
  people: readonly Person[];
  /** Who it is now, by id; null: nobody, or several. */
  now?: string | null | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says who looks after links; it can be taken back for ten seconds. */
export function AssignDialog({ open, onOpenChange, ...props }: AssignDialogProps) {
  return (
    <Dialog
      title={`Assign ${props.linksText}`}
      description="Who looks after them. Each link has one person; whoever had it before gives it up."
      open={open}
      onOpenChange={onOpenChange}
    >
      <AssignForm {...props} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

// A component of its own, so that each opening starts afresh.
function AssignForm(props: Omit<AssignDialogProps, "open" | "onOpenChange"> & { close: () => void }) {
  const { workspace, site, what, linksText, people, now, close, onDone } = props;
  const told = useTold(workspace);
  const form = useSend(
    ({ person = "" }) => assignLinks(workspace, { site, what, person: person || null }),
    ({ changed, batch, name }) => {
      const whose = name === null ? "nobody’s now" : `with ${name} now`;
      told(
        batch,
        changed === 0
          ? `Nothing changed: all of them were ${whose.replace(" now", "")} already.`
          : `${countOf(changed, "link")} ${changed === 1 ? "is" : "are"} ${whose}.`,
      );
      close();
      onDone?.();
    },
  );
  return (
    <BatchForm form={form} does={`Assign ${linksText}`}>
      <Field label="Looked after by" error={form.fieldProblem("person")}>
        {(control) => (
          <Select
            name="person"
            defaultValue={now ?? people.find(({ isYou }) => isYou)?.id ?? ""}
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
    </BatchForm>
  );
}

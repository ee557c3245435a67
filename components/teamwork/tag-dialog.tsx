"use client";
import { useId, useState } from "react";
import { useSend } from "#components/auth/use-send";
import { BatchForm } from "#components/teamwork/batch-form";
import type { LinksMeant } from "#components/teamwork/links-meant";
import { useTold } from "#components/teamwork/use-told";
import { RadioField } from "#components/ui/check";
import { Dialog } from "#components/ui/dialog";
import { Field, FieldGroup } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Input } from "#components/ui/input";
import { tagLinks } from "#lib/teamwork/actions";

export interface TagDialogProps extends LinksMeant {
  /** Tags to choose from; others can be typed. */
  known: readonly string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Adds tags to links, or takes them off; it can be taken back for ten seconds. */
export function TagDialog({ open, onOpenChange, ...props }: TagDialogProps) {
  return (
    <Dialog
      title={`Tag ${props.linksText}`}
      description="Your team’s own words, to filter by. They change nothing else."
      open={open}
      onOpenChange={onOpenChange}
    >
      <TagForm {...props} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

// A component of its own, so that each opening starts afresh.
function TagForm(props: Omit<TagDialogProps, "open" | "onOpenChange"> & { close: () => void }) {
  const { workspace, site, what, linksText, known, close, onDone } = props;
  const told = useTold(workspace);
  const listId = useId();
  const [change, setChange] = useState<"add" | "remove">("add");
  const form = useSend(
    ({ tags = "" }) => tagLinks(workspace, { site, what, change, tags }),
    ({ changed, batch }) => {
      const nothing = change === "add" ? "had these tags already" : "had one of these tags";
      const done = change === "add" ? "tagged" : "without the tags now";
      told(
        batch,
        changed === 0
          ? `Nothing changed: ${change === "add" ? "all of them" : "none of them"} ${nothing}.`
          : `${countOf(changed, "link")} ${changed === 1 ? "is" : "are"} ${done}.`,
      );
      close();
      onDone?.();
    },
  );
  return (
    <BatchForm form={form} does={change === "add" ? `Tag ${linksText}` : `Take off ${linksText}`}>
      <Field label="Tags" hint="Parted by commas." error={form.fieldProblem("tags")}>
        {(control) => (
          <Input
            name="tags"
            list={listId}
            autoFocus
            autoComplete="off"
            maxLength={2_000}
            placeholder="spring, to reclaim"
            {...control}
          />
        )}
      </Field>
      <datalist id={listId}>
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <FieldGroup label="What to do with them">
        <RadioField name="change" label="Add" checked={change === "add"} onChange={() => setChange("add")} />
        <RadioField
          name="change"
          label="Take off"
          checked={change === "remove"}
          onChange={() => setChange("remove")}
        />
      </FieldGroup>
    </BatchForm>
  );
}

"use client";
import { CalendarCheck } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useRenewals } from "#components/placements/renewals/use-renewals";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Input } from "#components/ui/input";
import { renewUntil } from "#lib/placements/actions/renewals";

interface RenewDialogProps {
  workspace: string;
  ids: readonly string[];
  /** The day that the form begins with, YYYY-MM-DD. */
  until: string;
  showCosts: boolean;
  onDone: () => void;
}

/** Sets the new end, and a new price where there is one. */
export function RenewDialog({ workspace, ids, until, showCosts, onDone }: RenewDialogProps) {
  const form = useId();
  const [open, setOpen] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { busy, run } = useRenewals(workspace);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    run(
      () =>
        renewUntil(workspace, {
          ids: [...ids],
          until: fields.until ?? "",
          price: fields.price ?? "",
          currency: fields.currency ?? "",
        }),
      (count) =>
        `${countOf(count, "agreed link")} ${count === 1 ? "is" : "are"} renewed until ${fields.until}.`,
      (refusal) => {
        setProblems(refusal?.fields ?? {});
        if (refusal !== null) return;
        setOpen(false);
        onDone();
      },
    );
  };
  return (
    <Dialog
      title={`Renew ${countOf(ids.length, "agreed link")}`}
      description="The new end is agreed. What to do is undecided again until it comes near."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<CalendarCheck aria-hidden />}>Renew {ids.length} until …</Button>}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            Renew {countOf(ids.length, "link")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-4">
        <Field label="Renewed until" required error={problems.until}>
          {(control) => <Input type="date" name="until" defaultValue={until} {...control} />}
        </Field>
        {showCosts ? (
          <div className="grid grid-cols-2 gap-3">
            <Field
              label="New price"
              optional
              error={problems.price}
              hint={ids.length > 1 ? "Of each. Empty: as it was." : "Empty: as it was."}
            >
              {(control) => <Input name="price" inputMode="decimal" autoComplete="off" {...control} />}
            </Field>
            <Field label="Currency" optional error={problems.currency}>
              {(control) => (
                <Input name="currency" placeholder="EUR" maxLength={3} autoComplete="off" {...control} />
              )}
            </Field>
          </div>
        ) : null}
      </form>
    </Dialog>
  );
}

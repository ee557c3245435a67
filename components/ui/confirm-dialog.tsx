"use client";
import { type ReactElement, type ReactNode, useState, useTransition } from "react";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";

interface ConfirmDialogProps {
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  title: string;
  /** What will happen, what is kept, whether it can be undone. */
  children?: ReactNode;
  /** Names the number: "Delete 214 rows". */
  confirmLabel: string;
  danger?: boolean | undefined;
  /** For what cannot be undone: the word to type first. */
  typeToConfirm?: string | undefined;
  /** Resolves to a message when it failed (the dialog stays and shows it), else to nothing. */
  onConfirm: () => Promise<string | undefined> | Promise<void>;
}

/** Asks before something that is not easily undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const open = props.open ?? ownOpen;
  const setOpen = (next: boolean) => {
    if (busy) return;
    setTyped("");
    setProblem(undefined);
    setOwnOpen(next);
    props.onOpenChange?.(next);
  };
  const ready = props.typeToConfirm === undefined || typed.trim() === props.typeToConfirm;
  const confirm = () =>
    start(async () => {
      const message = await props.onConfirm();
      if (message) {
        setProblem(message);
        return;
      }
      setOwnOpen(false);
      setTyped("");
      props.onOpenChange?.(false);
    });
  return (
    <Dialog
      trigger={props.trigger}
      open={open}
      onOpenChange={setOpen}
      title={props.title}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant={props.danger ? "danger" : "primary"}
            busy={busy}
            disabled={!ready}
            onClick={confirm}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {props.children ? <div>{props.children}</div> : null}
        {props.typeToConfirm === undefined ? null : (
          <Field label={`Type ${props.typeToConfirm} to go on`}>
            {(control) => (
              <Input
                {...control}
                value={typed}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        {problem ? (
          <p role="alert" className="text-lost">
            {problem}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

import type { ReactNode } from "react";
import type { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { DialogClose } from "#components/ui/dialog";
import { Notice } from "#components/ui/notice";

interface BatchFormProps {
  form: Pick<ReturnType<typeof useSend>, "onSubmit" | "problem" | "busy">;
  /** What the button does: "Tag 3 links". */
  does: string;
  children: ReactNode;
}

/** The form of a decision on many links, in its dialog. */
export function BatchForm({ form, does, children }: BatchFormProps) {
  return (
    <form onSubmit={form.onSubmit} className="grid gap-4" noValidate>
      {form.problem ? (
        <Notice kind="problem" title="Nothing was changed">
          {form.problem}
        </Notice>
      ) : null}
      {children}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={form.busy}>
          {does}
        </Button>
      </div>
    </form>
  );
}

"use client";
import { ClipboardPaste } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#components/auth/use-send";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { pasteImport } from "#lib/imports/actions";

/** Takes addresses, pairs or rows of a sheet from the clipboard. */
export function PasteList({ workspace, site, base }: { workspace: string; site: string; base: string }) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const form = useSend(
    ({ text = "" }) => pasteImport(workspace, { site, text }),
    ({ id }) => {
      setOpen(false);
      router.push(`${base}/imports/${id}`);
    },
  );
  return (
    <Dialog
      title="Paste URLs"
      description="One linking page a line; a second address on the line is its target. Rows copied from a sheet work too."
      open={open}
      onOpenChange={setOpen}
      wide
      trigger={<Button icon={<ClipboardPaste aria-hidden />}>Paste URLs</Button>}
    >
      <form onSubmit={form.onSubmit} className="grid gap-4">
        {form.problem ? (
          <Notice kind="problem" title="Nothing was taken">
            {form.problem}
          </Notice>
        ) : null}
        <Field label="Linking pages" error={form.fieldProblem("text")}>
          {(control) => (
            <Textarea
              name="text"
              rows={10}
              spellCheck={false}
              placeholder="https://blog.example/a-post-that-links-here"
              {...control}
            />
          )}
        </Field>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" size="lg" busy={form.busy}>
            Read the list
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

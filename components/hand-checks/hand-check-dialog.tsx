"use client";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useSend } from "#components/auth/use-send";
import type { WordAbout } from "#components/hand-checks/about";
import { imageProblem, sendScreenshot } from "#components/hand-checks/send-screenshot";
import { Button } from "#components/ui/button";
import { RadioField } from "#components/ui/check";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { ExternalLink } from "#components/ui/external-link";
import { Field, FieldGroup } from "#components/ui/field";
import { FileDrop } from "#components/ui/file-drop";
import { formatBytes } from "#components/ui/format";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify, notifyProblem } from "#components/ui/toast";
import { UrlText } from "#components/ui/url-text";
import { recordHandCheck, withdrawHandCheck } from "#lib/hand-checks/actions";

interface HandCheckDialogProps {
  about: WordAbout;
  /** What the form begins with. */
  seen: boolean;
  onClose: () => void;
}

/** Asks what a person saw: yes or no, the day, a note, a screenshot. */
export function HandCheckDialog({ about, seen, onClose }: HandCheckDialogProps) {
  const router = useRouter();
  const form = useId();
  const [file, setFile] = useState<File>();
  const [fileProblem, setFileProblem] = useState<string>();
  const { workspace, site, sourceId, targetId } = about;
  const take = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    const problem = imageProblem(chosen);
    setFileProblem(problem);
    setFile(problem === undefined ? chosen : undefined);
  };
  const sending = useSend(
    (fields) =>
      recordHandCheck(workspace, {
        site,
        source: sourceId,
        target: targetId,
        seen: fields.seen === "yes",
        lookedOn: fields.lookedOn ?? "",
        note: fields.note ?? "",
      }),
    async ({ id }) => {
      onClose();
      const problem = file ? await sendScreenshot(workspace, id, file) : undefined;
      router.refresh();
      if (problem !== undefined) notifyProblem(`What you saw is kept, the screenshot is not: ${problem}`);
      else notify("What you saw is kept.", { undo: () => takeBack(id) });
    },
  );
  const takeBack = async (id: string) => {
    const answer = await withdrawHandCheck(workspace, { id });
    if (!answer.ok) notifyProblem(answer.message);
    router.refresh();
  };
  return (
    <Dialog
      title="What do you see on the page?"
      description="It stands beside what our looks say and changes no figure of the profile."
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" busy={sending.busy}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={form}
        method="post"
        noValidate
        onSubmit={sending.onSubmit}
        onPaste={(event) => take(event.clipboardData.files[0])}
        className="grid gap-4"
      >
        {sending.problem ? <Notice kind="problem" title={sending.problem} /> : null}
        <div className="grid gap-1 text-sm">
          <ExternalLink href={about.source} className="link" />
          <span className="flex min-w-0 gap-1 text-muted">
            to <UrlText url={about.target} />
          </span>
        </div>
        <FieldGroup label="The link">
          <RadioField name="seen" value="yes" defaultChecked={seen} label="I see it" />
          <RadioField name="seen" value="no" defaultChecked={!seen} label="It is gone" />
        </FieldGroup>
        <Field label="Looked on" error={sending.fieldProblem("lookedOn")} required>
          {(control) => (
            <Input {...control} type="date" name="lookedOn" defaultValue={today()} max={today()} />
          )}
        </Field>
        <Field label="Note" optional error={sending.fieldProblem("note")}>
          {(control) => <Textarea {...control} name="note" rows={2} maxLength={2_000} />}
        </Field>
        <div className="grid gap-2">
          <FileDrop
            label="Drop or paste a screenshot, or choose it"
            hint="PNG, JPEG or WebP, up to 5 MB. Optional."
            accept="image/png,image/jpeg,image/webp"
            disabled={sending.busy}
            onFiles={([first]) => take(first)}
          />
          <p role="status" className="text-sm text-muted">
            {fileProblem ?? (file ? `${file.name}, ${formatBytes(file.size)}` : "")}
          </p>
        </div>
      </form>
    </Dialog>
  );
}

/** The person's own day. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

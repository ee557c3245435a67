"use client";
import { Check } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { notify } from "#components/ui/toast";
import { markUploaded } from "#lib/disavow/actions";

interface UploadedButtonProps {
  workspace: string;
  site: string;
  property: string;
  version: { id: string; number: number; uploadedOn: string | null };
}

/** Asks on which day a version was uploaded; the answer can be changed and taken back. */
export function UploadedButton({ workspace, site, property, version }: UploadedButtonProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const say = (on: string | null) =>
    start(async () => {
      setProblem(undefined);
      const answer = await markUploaded(workspace, { site, id: version.id, on }).catch(() => null);
      if (!answer?.ok) {
        setProblem(answer?.fields?.on ?? answer?.message ?? "The server did not answer. Try again.");
        return;
      }
      setOpen(false);
      const { number } = version;
      notify(
        on === null ? `Version ${number} counts as not uploaded` : `Version ${number} is what Google holds`,
      );
      router.refresh();
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) say(String(new FormData(event.currentTarget).get("on") ?? ""));
  };
  return (
    <Dialog
      title={`Version ${version.number} is uploaded`}
      description={`To ${property}. It replaced what Google held there.`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        version.uploadedOn === null ? (
          <Button icon={<Check aria-hidden />} aria-label={`I uploaded version ${version.number}`}>
            I uploaded it
          </Button>
        ) : (
          <Button variant="ghost" aria-label={`Change the day of version ${version.number}`}>
            Change
          </Button>
        )
      }
    >
      <form onSubmit={submit} className="grid gap-5" noValidate>
        <Field label="Day of the upload" error={problem}>
          {(control) => (
            <Input type="date" name="on" defaultValue={version.uploadedOn ?? today()} {...control} />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          {version.uploadedOn === null ? (
            <DialogClose>
              <Button size="lg">Cancel</Button>
            </DialogClose>
          ) : (
            <Button size="lg" disabled={busy} onClick={() => say(null)}>
              It was not uploaded
            </Button>
          )}
          <Button type="submit" variant="primary" size="lg" busy={busy}>
            I uploaded it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The person's day, YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

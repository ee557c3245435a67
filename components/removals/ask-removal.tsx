"use client";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "#components/ui/button";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify } from "#components/ui/toast";
import { askRemoval } from "#lib/removals/actions";
import type { AskedRemovals } from "#lib/removals/types";

/** Asks for domains or pages, and why their links should go. */
export function AskRemoval({ workspace, site }: { workspace: string; site: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Ask for removal"
      description="A request for each domain or page. Fairlead looks on the site's own pages for whom to write to, and drafts the mail; you send it."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Ask for removal
        </Button>
      }
    >
      <AskForm workspace={workspace} site={site} close={() => setOpen(false)} />
    </Dialog>
  );
}

// A component of its own, so that each opening starts afresh.
function AskForm({ workspace, site, close }: { workspace: string; site: string; close: () => void }) {
  const router = useRouter();
  const [problem, setProblem] = useState<{ message: string; fields: Record<string, string> }>();
  const [refused, setRefused] = useState<AskedRemovals["refused"]>([]);
  const [busy, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const domains = String(form.get("domains") ?? "")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    start(async () => {
      setProblem(undefined);
      const reason = String(form.get("reason") ?? "");
      const answer = await askRemoval(workspace, { site, domains, reason }).catch(() => null);
      if (!answer?.ok) {
        setProblem({
          message: answer?.message ?? "The server did not answer. Look whether the requests are there.",
          fields: answer?.fields ?? {},
        });
        return;
      }
      const { added, known } = answer.data;
      notify(`${countOf(added, "request")} begun`, {
        detail: known > 0 ? `${countOf(known, "name")} had one already.` : undefined,
      });
      router.refresh();
      setRefused(answer.data.refused);
      if (answer.data.refused.length === 0) close();
    });
  };
  const fields = problem?.fields ?? {};
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {problem && !fields.domains && !fields.reason ? (
        <Notice kind="problem" title="Nothing was added">
          {problem.message}
        </Notice>
      ) : null}
      {refused.length > 0 ? (
        <Notice title={`${countOf(refused.length, "name")} not taken`}>
          <ul>
            {refused.slice(0, 50).map(({ name, reason }) => (
              <li key={name}>
                <code className="break-all">{name}</code>: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Field label="Domains or pages" hint="One a line; a page as its whole address." error={fields.domains}>
        {(control) => (
          <Textarea name="domains" rows={8} spellCheck={false} className="font-mono" {...control} />
        )}
      </Field>
      <Field label="Why" error={fields.reason}>
        {(control) => <Input name="reason" maxLength={500} autoComplete="off" {...control} />}
      </Field>
      <div className="flex justify-end gap-2">
        <DialogClose>
          <Button size="lg">{refused.length > 0 ? "Close" : "Cancel"}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          Ask for removal
        </Button>
      </div>
    </form>
  );
}

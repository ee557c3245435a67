"use client";
import { MessageCircleQuestion } from "lucide-react";
import { useState } from "react";
import { useSend } from "#components/auth/use-send";
import { useTold } from "#components/outreach/board/use-told";
import { BatchForm } from "#components/teamwork/batch-form";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Select, Textarea } from "#components/ui/input";
import { askApproval } from "#lib/outreach/actions/approvals";
import type { ApprovalOf } from "#lib/outreach/approvals/types";
import type { Moved } from "#lib/outreach/board/types";

export interface AskClientProps {
  workspace: string;
  /** The campaign and the prospects that are meant. */
  meant: Pick<Parameters<typeof askApproval>[1], "campaign" | "what">;
  /** "themulch.example", "12 prospects" */
  words: string;
  /** What the campaign's client wants to approve. */
  wanted: readonly ApprovalOf[];
  onDone?: (() => void) | undefined;
}

const choices: Record<ApprovalOf, string> = {
  prospect: "The site: may we write to it?",
  anchor: "The anchor, as it stands now",
  draft: "A draft",
};

/** Opens the form that asks the client. */
export function AskClient(props: AskClientProps) {
  const [open, setOpen] = useState(false);
  if (props.wanted.length === 0) return null;
  return (
    <>
      <Button
        icon={<MessageCircleQuestion aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Ask the client
      </Button>
      <Dialog
        title={`Ask the client about ${props.words}`}
        description="Whoever may view this workspace sees the question on the campaign’s approvals, and answers there."
        open={open}
        onOpenChange={setOpen}
      >
        <AskForm {...props} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AskForm({ workspace, meant, words, wanted, onDone, close }: AskClientProps & { close: () => void }) {
  const told = useTold(workspace);
  const [of, setOf] = useState<ApprovalOf>(wanted[0] ?? "prospect");
  const form = useSend<Moved>(
    ({ text = "" }) => askApproval(workspace, { ...meant, of, text }),
    (data) => {
      close();
      told({ ok: true, data }, (changed) => `The client is asked about ${countOf(changed, "prospect")}.`);
      onDone?.();
    },
  );
  return (
    <BatchForm form={form} does={`Ask about ${words}`}>
      <Field label="About">
        {(control) => (
          <Select
            value={of}
            onChange={(event) => setOf(event.currentTarget.value as ApprovalOf)}
            {...control}
          >
            {wanted.map((one) => (
              <option key={one} value={one}>
                {choices[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {of === "draft" ? (
        <Field label="The draft" error={form.fieldProblem("text")}>
          {(control) => <Textarea name="text" rows={8} {...control} />}
        </Field>
      ) : null}
    </BatchForm>
  );
}

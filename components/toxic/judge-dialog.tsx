"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState, useTransition } from "react";
import type { z } from "zod";
import { markedWords } from "#components/toxic/opinion-words";
import { Button } from "#components/ui/button";
import { RadioField } from "#components/ui/check";
import { Dialog, DialogClose } from "#components/ui/dialog";
import { Field, FieldGroup } from "#components/ui/field";
import { countOf, formatCount } from "#components/ui/format";
import { Input, Textarea } from "#components/ui/input";
import { Notice } from "#components/ui/notice";
import { notify, notifyProblem } from "#components/ui/toast";
import { judgeLinks, undoJudgement } from "#lib/toxic/actions";
import type { Judgement } from "#lib/toxic/schema";
import type { Judged, OpinionKind } from "#lib/toxic/types";

export type JudgeWhat = z.input<typeof Judgement>["what"];

interface JudgeDialogProps {
  workspace: string;
  site: string;
  /** What is judged: links, or domains by name; null: names are typed here. */
  what: JudgeWhat | null;
  /** How many links, in words: "10,000+". */
  countText?: string | undefined;
  /** Which links, in words, where it is not links that are shown: "the live links to 2 pages". */
  linksText?: string | undefined;
  /** The domains that were ticked, in words, where it is not links that are shown: "12 domains". */
  domainsText?: string | undefined;
  /** What is chosen at first. */
  opinion?: OpinionKind | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** When something was marked. */
  onDone?: (() => void) | undefined;
}

/** Asks what the team thinks of domains or pages, and why; the answer can be taken back for ten seconds. */
export function JudgeDialog({ onOpenChange, onDone, ...props }: JudgeDialogProps) {
  const { open } = props;
  const marked = useRef(false);
  const setOpen = (next: boolean) => {
    onOpenChange(next);
    // Not before the refusals were read: whoever opened this may go away with the selection.
    if (!next && marked.current) onDone?.();
    marked.current = false;
  };
  return (
    <Dialog
      title={props.what === null ? "Mark domains or pages" : `Mark ${props.domainsText ?? linksWords(props)}`}
      description="A mark is your team's opinion. It changes nothing at Google; what is toxic is offered for the next disavow file."
      open={open}
      onOpenChange={setOpen}
    >
      <JudgeForm
        {...props}
        close={() => setOpen(false)}
        onMarked={() => {
          marked.current = true;
        }}
      />
    </Dialog>
  );
}

interface JudgeFormProps extends Omit<JudgeDialogProps, "open" | "onOpenChange" | "onDone"> {
  close: () => void;
  onMarked: () => void;
}

// A component of its own, so that each opening starts afresh.
function JudgeForm({ workspace, site, what, close, onMarked, ...given }: JudgeFormProps) {
  const router = useRouter();
  const [opinion, setOpinion] = useState<OpinionKind>(given.opinion ?? "toxic");
  const [on, setOn] = useState<"domain" | "page">("domain");
  const [refusal, setRefusal] = useState<{ message: string; fields: Record<string, string> }>();
  const [judged, setJudged] = useState<Judged>();
  const [busy, start] = useTransition();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const reason = String(form.get("reason") ?? "");
    const names = String(form.get("names") ?? "")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "");
    start(async () => {
      setRefusal(undefined);
      const answer = await judgeLinks(workspace, {
        site,
        opinion,
        on,
        reason,
        what: what ?? { kind: "names", names },
      }).catch(() => null);
      if (answer === null) {
        setRefusal({ message: "The server did not answer. Nothing is lost; try again.", fields: {} });
        return;
      }
      if (!answer.ok) {
        setRefusal({ message: answer.message, fields: answer.fields ?? {} });
        return;
      }
      const { batch, count, refusedCount } = answer.data;
      if (batch !== null) {
        announce(workspace, markedWords(count, on, opinion), batch, () => router.refresh());
        onMarked();
        router.refresh();
      }
      if (refusedCount === 0) close();
      else setJudged(answer.data);
    });
  };

  if (judged) return <Refusals judged={judged} marked={markedWords(judged.count, on, opinion)} />;
  const reasonProblem = refusal?.fields.reason;
  const namesProblem = refusal?.fields["what.names"] ?? refusal?.fields.what;
  return (
    <form onSubmit={submit} className="grid gap-5" noValidate>
      {refusal && !reasonProblem && !namesProblem ? (
        <Notice kind="problem" title="Nothing was marked">
          {refusal.message}
        </Notice>
      ) : null}
      {what === null ? (
        <Field label="Domains or pages, one a line" error={namesProblem}>
          {(control) => (
            <Textarea
              name="names"
              rows={5}
              spellCheck={false}
              className="font-mono"
              placeholder={on === "domain" ? "example.com" : "https://example.com/page"}
              {...control}
            />
          )}
        </Field>
      ) : null}
      <div className="grid gap-5 md:grid-cols-2">
        <FieldGroup label="Mark as">
          <RadioField
            name="opinion"
            label="Toxic"
            hint="Offered for the next disavow file."
            checked={opinion === "toxic"}
            onChange={() => setOpinion("toxic")}
          />
          <RadioField
            name="opinion"
            label="Whitelisted"
            hint="Never offered, and refused when somebody tries."
            checked={opinion === "whitelisted"}
            onChange={() => setOpinion("whitelisted")}
          />
          <RadioField
            name="opinion"
            label="A partner’s"
            hint="You know how its links came about. The audit passes it over."
            checked={opinion === "partner"}
            onChange={() => setOpinion("partner")}
          />
        </FieldGroup>
        {what?.kind === "names" ? null : (
          <FieldGroup label="How far">
            <RadioField
              name="on"
              label={what === null ? "The whole domain" : "The whole domain of each"}
              hint="All its pages and subdomains, later ones too."
              checked={on === "domain"}
              onChange={() => setOn("domain")}
            />
            <RadioField
              name="on"
              label={what === null ? "One page" : "The linking page alone"}
              hint="Where the site is fine: a hacked page, a comment."
              checked={on === "page"}
              onChange={() => setOn("page")}
            />
          </FieldGroup>
        )}
      </div>
      <Field
        label="Reason"
        hint="It stands beside the mark and above the line in the file."
        error={reasonProblem}
      >
        {(control) => (
          <Input name="reason" maxLength={500} autoComplete="off" placeholder="Link network" {...control} />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>
          <Button size="lg">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" size="lg" busy={busy}>
          {buttonWords(opinion, thingsWords(on, { what, ...given }))}
        </Button>
      </div>
    </form>
  );
}

type Links = JudgeDialogProps["what"];

type Meant = Pick<JudgeDialogProps, "what" | "countText" | "linksText" | "domainsText">;

function linksWords({ what, countText, linksText }: Meant): string {
  if (linksText !== undefined) return linksText;
  const count = countLinks(what);
  return countText === undefined ? countOf(count, "link") : `${countText} links`;
}

function countLinks(what: Links): number {
  if (what === null) return 0;
  if (what.kind === "names") return what.names.length;
  return what.kind === "picked" ? what.links.length : what.count;
}

function thingsWords(on: "domain" | "page", meant: Meant): string {
  const { what, domainsText, linksText } = meant;
  if (domainsText !== undefined) return on === "domain" ? domainsText : `the pages of ${domainsText}`;
  const noun = linksText === undefined && countLinks(what) === 1 ? on : `${on}s`;
  return what === null ? `these ${noun}` : `the ${noun} of ${linksWords(meant)}`;
}

function buttonWords(opinion: OpinionKind, things: string): string {
  switch (opinion) {
    case "toxic":
      return `Mark ${things} toxic`;
    case "whitelisted":
      return `Whitelist ${things}`;
    case "partner":
      return `Mark ${things} as a partner’s`;
    default:
      return opinion satisfies never;
  }
}

/** Says what was done, and takes it back when asked to. */
function announce(workspace: string, text: string, batch: string, refresh: () => void): void {
  notify(text, {
    undo: async () => {
      const answer = await undoJudgement(workspace, { batch }).catch(() => null);
      if (answer?.ok) notify("Taken back. What stood there before stands again.");
      else notifyProblem(answer?.message ?? "The server did not answer. The marks still stand.");
      refresh();
    },
  });
}

function Refusals({ judged, marked }: { judged: Judged; marked: string }) {
  const { refused, refusedCount, count } = judged;
  return (
    <div className="grid gap-4">
      <Notice kind={count > 0 ? "done" : "problem"} title={count > 0 ? marked : "Nothing was marked"}>
        {refusedCount === 1 ? "One was refused:" : `${formatCount(refusedCount)} were refused:`}
      </Notice>
      <ul className="grid gap-2">
        {refused.map(({ name, reason }) => (
          <li key={`${name} ${reason}`}>
            <code className="break-all">{name}</code>
            <span className="block text-sm text-muted">{reason}</span>
          </li>
        ))}
      </ul>
      {refusedCount > refused.length ? (
        <p className="text-sm text-muted">The first {refused.length} are shown.</p>
      ) : null}
      <div className="flex justify-end">
        <DialogClose>
          <Button size="lg">Close</Button>
        </DialogClose>
      </div>
    </div>
  );
}

"use client";
import { DayText } from "#components/toxic/queue/day-text";
import { DECISION_KEYS, decidedWords } from "#components/toxic/queue/decision-words";
import { EvidenceList } from "#components/toxic/queue/evidence-list";
import { LevelStatus } from "#components/toxic/queue/level";
import { Button } from "#components/ui/button";
import { Field } from "#components/ui/field";
import { countOf } from "#components/ui/format";
import { Input } from "#components/ui/input";
import { Kbd } from "#components/ui/kbd";
import { Tag } from "#components/ui/tag";
import { RelativeTime } from "#components/ui/time";
import type { Decision, QueueRow as Row } from "#lib/toxic/queue/types";

interface QueueRowProps {
  row: Row;
  open: boolean;
  /** Address of the links of the domain. */
  linksHref: string;
  mayJudge: boolean;
  reason: string;
  onReason: (reason: string) => void;
  onToggle: () => void;
  onDecide: (decision: Decision) => void;
}

/** One domain of the queue; opened, its evidence and what can be done. */
export function QueueRow({ row, open, linksHref, mayJudge, ...on }: QueueRowProps) {
  const { domain, level, sentence, links, authority, decided } = row;
  const detail = `evidence-${domain}`;
  return (
    <li
      data-queue-row={domain}
      tabIndex={-1}
      className="border-border px-4 py-2 not-first:border-t focus:bg-hover focus:outline-2 focus:-outline-offset-2 focus:outline-accent"
    >
      <div className="flex min-w-0 items-baseline gap-3 max-md:flex-wrap">
        <span className="w-20 flex-none max-md:flex-1">
          <LevelStatus level={level} />
        </span>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={detail}
          onClick={on.onToggle}
          className="min-w-0 flex-1 truncate text-left hover:underline max-md:order-last max-md:flex-none max-md:basis-full max-md:whitespace-normal"
        >
          <b className="font-medium">{domain}</b> <span className="text-muted">{sentence}</span>
        </button>
        {decided ? <Tag>{decidedWords[decided.kind]}</Tag> : null}
        <span className="flex-none text-sm text-muted tabular-nums">
          <a href={linksHref} className="hover:underline">
            {countOf(links, "link")}
          </a>
          {authority === null ? ", no authority" : `, authority ${authority}`}
        </span>
      </div>
      {open ? (
        <div id={detail} className="grid gap-4 pt-3 pb-2 md:pl-[92px]">
          <Detail row={row} />
          {mayJudge ? <Decide {...on} sentence={sentence} domain={domain} /> : null}
        </div>
      ) : null}
    </li>
  );
}

function Detail({ row }: { row: Row }) {
  const { evidence, explained, heldBack, lines, firstOn, since, decided } = row;
  return (
    <>
      {evidence.length > 0 ? <EvidenceList evidence={evidence} /> : null}
      {explained.length > 0 ? <EvidenceList evidence={explained} quiet /> : null}
      <p className="text-sm text-muted">
        {heldBack ? `${heldBack} ` : ""}
        {firstOn ? (
          <>
            Links here since <DayText day={firstOn} />.{" "}
          </>
        ) : null}
        At this level since <DayText day={since} />.
        {lines.length > 0 ? (
          <>
            {" "}
            A disavow would have: <code className="break-all">{lines.join(", ")}</code>
          </>
        ) : null}
      </p>
      {decided ? (
        <p className="text-sm">
          {decidedWords[decided.kind]} by {decided.by ?? "somebody"}, <RelativeTime at={decided.at} />:{" "}
          {decided.reason}
        </p>
      ) : null}
    </>
  );
}

function Decide(props: {
  domain: string;
  sentence: string;
  reason: string;
  onReason: (reason: string) => void;
  onDecide: (decision: Decision) => void;
}) {
  const { domain, sentence, reason, onReason, onDecide } = props;
  return (
    <div className="grid gap-2">
      <Field label="Why" hint="Left empty, the audit’s sentence stands beside the decision.">
        {(control) => (
          <Input
            {...control}
            data-reason={domain}
            value={reason}
            maxLength={500}
            autoComplete="off"
            placeholder={sentence}
            onChange={(event) => onReason(event.target.value)}
            onKeyDown={(event) => {
              // Back to the row, where the keys decide.
              if (event.key !== "Enter" && event.key !== "Escape") return;
              event.preventDefault();
              event.currentTarget.closest<HTMLElement>("[data-queue-row]")?.focus();
            }}
          />
        )}
      </Field>
      <fieldset className="flex flex-wrap gap-1.5" aria-label={`Decide on ${domain}`}>
        {DECISION_KEYS.map(({ decision, key, label }) => (
          <Button key={decision} onClick={() => onDecide(decision)}>
            {label}{" "}
            <span aria-hidden className="max-md:hidden">
              <Kbd>{key}</Kbd>
            </span>
          </Button>
        ))}
      </fieldset>
    </div>
  );
}

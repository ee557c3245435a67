import { LinkStatusPill } from "#components/status";
import type { Headline } from "#lib/core/verdict";

interface VerdictHeadProps {
  status: Headline;
  /** What is so; the first sentence becomes the heading. */
  sentence: string;
  /** What to do. */
  next: string | null;
  /** A person says so: what they said. */
  byHand?: string | undefined;
}

/** Status, what is so, why, and what to do. */
export function VerdictHead({ status, sentence, next, byHand }: VerdictHeadProps) {
  const [first, rest] = splitSentence(sentence);
  return (
    <div className="grid justify-items-start gap-2">
      <LinkStatusPill status={status} byHand={byHand} />
      <h2 className="text-xl font-semibold [overflow-wrap:anywhere]">{first}</h2>
      {rest === "" ? null : <p className="text-muted">{rest}</p>}
      {next && next !== "Nothing to do." ? <p className="text-muted">{next}</p> : null}
    </div>
  );
}

/** "It is gone. It was there." → "It is gone" and "It was there."; a full stop inside an address ends nothing. */
function splitSentence(text: string): [string, string] {
  const end = /\.(?:\s|$)/.exec(text)?.index ?? text.length;
  return [text.slice(0, end), text.slice(end + 1).trim()];
}

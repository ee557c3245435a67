import { relevanceWords } from "#lib/links/words";
import type { ProspectLine } from "#lib/outreach/board/types";

/** How well a prospect fits: a person's figure, else what its known links share with the pages they lead to. */
export function FitText({ card }: { card: Pick<ProspectLine, "fit" | "relevance"> }) {
  if (card.fit !== null) return <span title="Said by a person, of 100">Fit {card.fit}</span>;
  if (card.relevance === null)
    return <span title="No link of it that was read tells its topic">Topic unknown</span>;
  return (
    <span title="By its links that were read, and the pages they lead to">
      {relevanceWords[card.relevance]}
    </span>
  );
}

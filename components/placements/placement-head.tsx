import { VerdictHead } from "#components/links/verdict-head";
import { tellStanding, wordWords } from "#lib/core/standing-words";
import type { PlacementDetail } from "#lib/placements/types";

const notYet = {
  sentence: "Nobody has looked at the page yet.",
  next: "Verify it to see whether the link is there.",
};

/** How a promise stands: by the last look, or by a person's word with the look's verdict behind it. */
export function PlacementHead({ placement }: { placement: PlacementDetail }) {
  const { standing, word, sentence, next } = placement;
  const machine = { sentence: sentence ?? notYet.sentence, next: next ?? notYet.next };
  const told = tellStanding(machine, standing, word, word?.by ?? null);
  return (
    <VerdictHead
      status={standing.status}
      sentence={told.sentence}
      next={told.next}
      byHand={standing.byHand && word !== null ? wordWords(word, word.by) : undefined}
    />
  );
}

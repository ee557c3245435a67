import { clsx } from "clsx";
import { Check, Hand, Unlink } from "lucide-react";
import type { WordAbout } from "#components/hand-checks/about";
import { HandCheckButtons } from "#components/hand-checks/hand-check-buttons";
import { TakeBack } from "#components/hand-checks/take-back";
import { DrawerSection } from "#components/ui/drawer-section";
import { DateText } from "#components/ui/time";
import type { HandCheckLine } from "#lib/hand-checks/types";

interface HandCheckSectionProps {
  about: WordAbout;
  words: readonly HandCheckLine[];
  /** No look can settle it, so the buttons stand open. */
  asks: boolean;
  mayEdit: boolean;
}

/** What people saw, apart from what the machine saw. Viewers see it where there is something to see. */
export function HandCheckSection({ about, words, asks, mayEdit }: HandCheckSectionProps) {
  if (words.length === 0 && !mayEdit) return null;
  return (
    <DrawerSection
      title="Seen by people"
      scope={mayEdit && !asks ? <HandCheckButtons about={about} inMenu /> : undefined}
    >
      {asks && mayEdit ? (
        <>
          <p className="text-sm text-muted">
            Our looks cannot settle it. Open the page and say what you see: it counts until somebody is asked
            again.
          </p>
          <div className="flex flex-wrap gap-2">
            <HandCheckButtons about={about} />
          </div>
        </>
      ) : null}
      {words.length > 0 ? (
        <ul className="grid gap-2.5 text-sm">
          {words.map((word) => (
            <WordLine key={word.id} word={word} workspace={about.workspace} mayEdit={mayEdit} />
          ))}
        </ul>
      ) : asks ? null : (
        <p className="text-sm text-muted">Nobody has looked by hand.</p>
      )}
    </DrawerSection>
  );
}

function WordLine(props: { word: HandCheckLine; workspace: string; mayEdit: boolean }) {
  const { word, workspace, mayEdit } = props;
  const isTaken = word.withdrawnAt !== null;
  const image = `/api/${workspace}/hand-checks/${word.id}/image`;
  return (
    <li className="flex items-start gap-2">
      <span
        className={clsx(
          "status translate-y-[2px]",
          isTaken ? "tone-grey" : word.seen ? "tone-green" : "tone-red",
        )}
      >
        {word.seen ? <Check aria-hidden /> : <Unlink aria-hidden />}
        <Hand aria-hidden />
      </span>
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex items-baseline gap-2">
          <span className={clsx("min-w-0 flex-1", isTaken && "text-muted line-through")}>
            {word.by ?? "Somebody"} {word.seen ? "saw it" : "looked, and it is gone"}
          </span>
          <DateText at={word.lookedOn} className="flex-none text-muted tabular-nums" />
        </div>
        {word.note ? (
          <p
            className={clsx(
              "whitespace-pre-wrap [overflow-wrap:anywhere]",
              isTaken && "text-muted line-through",
            )}
          >
            {word.note}
          </p>
        ) : null}
        {word.hasImage ? (
          <a href={image} target="_blank" rel="noopener noreferrer" className="w-fit">
            {/* biome-ignore lint/performance/noImgElement: a private picture from our own route, never resized elsewhere */}
            <img
              src={image}
              alt={`Screenshot by ${word.by ?? "somebody"} of ${word.lookedOn}, opens in a new tab`}
              loading="lazy"
              className="h-20 w-32 rounded-sm border border-border bg-sunken object-cover object-top"
            />
          </a>
        ) : null}
        {isTaken ? (
          <span className="text-muted">
            Taken back <DateText at={word.withdrawnAt ?? ""} />
          </span>
        ) : mayEdit ? (
          <TakeBack workspace={workspace} id={word.id} />
        ) : null}
      </div>
    </li>
  );
}

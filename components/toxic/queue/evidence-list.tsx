import { DayText } from "#components/toxic/queue/day-text";
import { UrlText } from "#components/ui/url-text";
import type { Evidence } from "#lib/core/toxic/evidence";

/** Every reason with its day, its weight and where to see it. */
export function EvidenceList({ evidence, quiet }: { evidence: readonly Evidence[]; quiet?: boolean }) {
  return (
    <ul className="grid gap-2">
      {evidence.map(({ signal, sentence, weight, seenOn, since, sample }) => (
        <li key={signal} className={quiet ? "text-muted" : undefined}>
          <p>
            {sentence}{" "}
            <span className="text-sm whitespace-nowrap text-muted">
              {quiet ? "counts nothing" : `${Math.round(weight)} points`}
              {seenOn ? (
                <>
                  , seen <DayText day={seenOn} />
                </>
              ) : null}
              {since ? (
                <>
                  , since <DayText day={since} />
                </>
              ) : null}
            </span>
          </p>
          {sample.length > 0 ? (
            <ul className="grid gap-0.5 pl-4 text-sm text-muted">
              {sample.map((text) => (
                <li key={text} className="min-w-0 truncate">
                  <UrlText url={text} />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

import { clsx } from "clsx";

export interface FileLine {
  /** In the file; null for a line that is not in it any more. */
  number: number | null;
  text: string;
  mark: "added" | "removed" | null;
  /** Why it is removed. */
  note?: string;
}

/** Lines of a file as it will be, numbered, with what is added and removed. The mark stands in sign and colour. */
export function FileLines({ label, lines }: { label: string; lines: readonly FileLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="max-h-[520px] overflow-auto py-2">
      <ol className="w-max min-w-full font-mono text-sm">
        {lines.map((line) => (
          <li
            key={`${line.number ?? ""} ${line.text}`}
            className={clsx(
              "flex min-h-5 items-center gap-3 pr-4 whitespace-pre",
              line.mark === "added" && "bg-live-soft",
              line.mark === "removed" && "bg-lost-soft",
              line.text.startsWith("#") && "text-muted",
            )}
          >
            {line.number === null ? null : (
              <span aria-hidden className="w-14 flex-none text-right text-muted tabular-nums select-none">
                {line.number}
              </span>
            )}
            <Sign mark={line.mark} first={line.number === null} />
            <span>{line.text}</span>
            {line.note ? <span className="font-sans text-muted">{line.note}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Sign({ mark, first }: { mark: FileLine["mark"]; first: boolean }) {
  const place = clsx("w-3 flex-none text-center select-none", first && "ml-4");
  if (mark === null) return <span className={place} />;
  return (
    <span className={clsx(place, mark === "added" ? "text-live" : "text-lost")}>
      <span aria-hidden>{mark === "added" ? "+" : "−"}</span>
      <span className="sr-only">{mark === "added" ? "added: " : "removed: "}</span>
    </span>
  );
}

/** The file as it would be downloaded. */
export function fileLines(text: string, added: readonly string[]): FileLine[] {
  const fresh = new Set(added);
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line, index) => ({
    number: index + 1,
    text: line,
    mark: fresh.has(line) ? "added" : null,
  }));
}

/** What an upload of it changes, in the order of the file. */
export function changedLines(
  added: readonly string[],
  removed: readonly { line: string; coveredBy: string | null }[],
): FileLine[] {
  const lines: FileLine[] = [
    ...added.map((text) => ({ number: null, text, mark: "added" as const })),
    ...removed.map(({ line, coveredBy }) => ({
      number: null,
      text: line,
      mark: "removed" as const,
      note: coveredBy === null ? "left out" : `covered by domain:${coveredBy}`,
    })),
  ];
  return lines.sort((a, b) => (a.text < b.text ? -1 : 1));
}

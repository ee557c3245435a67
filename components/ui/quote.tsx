import { clsx } from "clsx";

interface QuoteProps {
  left?: string | undefined;
  marked: string;
  right?: string | undefined;
  className?: string | undefined;
}

/** A passage with its middle marked; the words around may be empty. Text only, whoever wrote it. */
export function Quote({ left, marked, right, className }: QuoteProps) {
  return (
    <blockquote className={clsx("quote", className)}>
      {left ? <>…{left} </> : null}
      <mark>{marked}</mark>
      {right ? <> {right}…</> : null}
    </blockquote>
  );
}

import { cloneElement, type ReactElement, type ReactNode, useId } from "react";

export type TipSide = "top" | "right" | "bottom";

/** The attributes that TipLayer reads. They show words and name nothing: the element has its own name. */
export function tip(text: string, shortcut?: string, side?: TipSide) {
  return {
    "data-tip": text,
    ...(shortcut ? { "data-tip-key": shortcut } : {}),
    ...(side ? { "data-tip-side": side } : {}),
  };
}

interface TooltipProps {
  content: string;
  /** A key that does the same, shown after the words. */
  shortcut?: string | undefined;
  side?: TipSide | undefined;
  /** One element that can take focus. */
  children: ReactElement;
}

/** Words on hover or focus. They repeat or explain; nothing may be reachable through them alone. */
export function Tooltip({ content, shortcut, side, children }: TooltipProps) {
  return cloneElement(children, tip(content, shortcut, side));
}

/** A word of the field with its one-sentence explanation on hover, focus or tap. */
export function Term({ explanation, children }: { explanation: string; children: ReactNode }) {
  const id = useId();
  return (
    <>
      <button type="button" className="term" aria-describedby={id} data-tip-tap {...tip(explanation)}>
        {children}
      </button>
      <span id={id} hidden>
        {explanation}
      </span>
    </>
  );
}

"use client";
import { Tooltip as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "#components/ui/kbd";

interface TooltipProps {
  content: ReactNode;
  /** A key that does the same, shown after the words. */
  shortcut?: string | undefined;
  side?: "top" | "right" | "bottom" | "left" | undefined;
  /** One element that can take focus. */
  children: ReactElement;
}

/** Words on hover or focus. They repeat or explain; nothing may be reachable through them alone. */
export function Tooltip({ content, shortcut, side = "top", children }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
          {content}
          {shortcut ? <Kbd>{shortcut}</Kbd> : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** A word of the field with its one-sentence explanation on hover, focus or tap. */
export function Term({ explanation, children }: { explanation: string; children: ReactNode }) {
  return (
    <Tooltip content={explanation}>
      <button type="button" className="term">
        {children}
      </button>
    </Tooltip>
  );
}

/** Stands once, in the root layout. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={350} skipDelayDuration={200}>
      {children}
    </Primitive.Provider>
  );
}

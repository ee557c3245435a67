"use client";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Kbd } from "#components/ui/kbd";

interface Shown {
  element: HTMLElement;
  text: string;
  shortcut: string | undefined;
  side: string;
}

/** Before a tip appears, and before it goes when the pointer leaves (so that one can move onto it), ms. */
const showAfter = 350;
const hideAfter = 120;
const gap = 6;

/**
 * Shows the words of whatever carries `data-tip` (tooltip.tsx). One for the whole app, and listeners on the document
 * alone: a page with fifty icon buttons sends no script for them. Escape, a click and scrolling take it away.
 */
export function TipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => listen(setShown, bubble), []);
  useLayoutEffect(() => {
    if (shown && bubble.current) place(bubble.current, shown);
  }, [shown]);
  if (!shown) return null;
  return (
    <div ref={bubble} aria-hidden className="tooltip">
      {shown.text}
      {shown.shortcut ? <Kbd>{shown.shortcut}</Kbd> : null}
    </div>
  );
}

function listen(show: (next: Shown | null) => void, bubble: { current: HTMLElement | null }): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: HTMLElement | null = null;
  let hiddenAt = 0;

  const set = (element: HTMLElement | null) => {
    clearTimeout(timer);
    if (current && !element) hiddenAt = Date.now();
    current = element;
    const { tip, tipKey, tipSide } = element?.dataset ?? {};
    // What it would name is open already.
    const isOpen = element?.getAttribute("aria-expanded") === "true";
    show(element && tip && !isOpen ? { element, text: tip, shortcut: tipKey, side: tipSide ?? "top" } : null);
  };
  const tipOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;

  document.addEventListener(
    "pointerover",
    (event) => {
      if (event.pointerType === "touch") return;
      clearTimeout(timer);
      const element = tipOf(event.target);
      if (element === current || bubble.current?.contains(event.target as Node)) return;
      // Moving along a row of icons, the next one answers at once.
      const soon = current !== null || Date.now() - hiddenAt < 300;
      timer = setTimeout(() => set(element), element ? (soon ? 0 : showAfter) : hideAfter);
    },
    options,
  );
  document.addEventListener(
    "focusin",
    (event) => {
      const element = tipOf(event.target);
      set(element?.matches(":focus-visible") ? element : null);
    },
    options,
  );
  document.addEventListener("focusout", () => set(null), options);
  document.addEventListener("pointerdown", () => set(null), options);
  document.addEventListener(
    "click",
    (event) => {
      const element = tipOf(event.target);
      if (element?.dataset.tipTap !== undefined) set(element);
    },
    options,
  );
  document.addEventListener("keydown", (event) => event.key === "Escape" && current && set(null), options);
  document.addEventListener("scroll", () => current && set(null), options);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

/** Above the element, or where there is room; never over the edge of the window. */
function place(bubble: HTMLElement, { element, side }: Shown): void {
  const of = element.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  const beside = side === "right" && of.right + gap + width < window.innerWidth;
  const below = side === "bottom" || of.top - gap - height < 0;
  const left = beside ? of.right + gap : of.left + of.width / 2 - width / 2;
  const top = beside ? of.top + of.height / 2 - height / 2 : below ? of.bottom + gap : of.top - gap - height;
  bubble.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
  bubble.style.top = `${Math.max(8, Math.min(top, window.innerHeight - height - 8))}px`;
}

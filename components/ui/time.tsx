"use client";
import { useSyncExternalStore } from "react";
import { relativeWords } from "#components/ui/relative-words";

// One clock for all times on the page: it ticks once a minute while somebody listens.
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let minute = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    minute = Date.now();
    for (const notify of listeners) notify();
  }, 60_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function clientNow(): number {
  if (minute === 0) minute = Date.now();
  return minute;
}

const none = () => () => {};

const full: Intl.DateTimeFormatOptions = { dateStyle: "long", timeStyle: "short" };

function useIsBrowser(): boolean {
  return useSyncExternalStore(
    none,
    () => true,
    () => false,
  );
}

interface TimeProps {
  /** ISO 8601. */
  at: string;
  className?: string | undefined;
}

/** "3 hours ago", the absolute time in the person's zone on hover. */
export function RelativeTime({ at, className }: TimeProps) {
  const now = useSyncExternalStore(subscribe, clientNow, () => 0);
  const time = Date.parse(at);
  if (Number.isNaN(time)) return <span className={className}>{at}</span>;
  // The server knows neither the person's clock nor their zone: it sends the date, the browser the words.
  const text =
    now === 0 ? dateWords(time, "UTC") : relativeWords(time, Math.max(now, Math.min(time, now + 60_000)));
  return (
    <time
      dateTime={at}
      title={now === 0 ? at : new Intl.DateTimeFormat("en-GB", full).format(time)}
      className={className}
    >
      {text}
    </time>
  );
}

function dateWords(time: number, timeZone: string | undefined): string {
  const options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" };
  return new Intl.DateTimeFormat("en-GB", timeZone ? { ...options, timeZone } : options).format(time);
}

/**
 * "14 Nov 2026", the full time on hover. A date without a time ("2026-11-14") is that day everywhere;
 * a moment is shown in the person's zone, with `clock` as "14 Nov 2026, 14:21".
 */
export function DateText({ at, clock, className }: TimeProps & { clock?: boolean | undefined }) {
  const isBrowser = useIsBrowser();
  const time = Date.parse(at);
  if (Number.isNaN(time)) return <span className={className}>{at}</span>;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(at);
  const zone = isDay || !isBrowser ? "UTC" : undefined;
  const hours = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", ...(zone ? { timeZone: zone } : {}) });
  const title = isDay || !isBrowser ? at : new Intl.DateTimeFormat("en-GB", full).format(time);
  return (
    <time dateTime={at} title={title} className={className}>
      {dateWords(time, zone)}
      {clock && !isDay ? `, ${hours.format(time)}` : ""}
    </time>
  );
}

"use client";
import { useSyncExternalStore } from "react";

const none = () => () => {};

/** "14:27:38", or "14:27" when `short`, in the person's own zone. Empty until the browser knows the zone. */
export function ClockTime({ at, short = false }: { at: string; short?: boolean }) {
  const isBrowser = useSyncExternalStore(
    none,
    () => true,
    () => false,
  );
  const words = isBrowser
    ? new Intl.DateTimeFormat("en-GB", { timeStyle: short ? "short" : "medium" }).format(Date.parse(at))
    : "";
  return (
    <time dateTime={at} title={at}>
      {words}
    </time>
  );
}

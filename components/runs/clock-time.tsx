"use client";
import { useSyncExternalStore } from "react";

const none = () => () => {};

/** "14:27:38" in the person's own zone; today is meant. Empty until the browser knows the zone. */
export function ClockTime({ at }: { at: string }) {
  const isBrowser = useSyncExternalStore(
    none,
    () => true,
    () => false,
  );
  const words = isBrowser
    ? new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format(Date.parse(at))
    : "";
  return (
    <time dateTime={at} title={at}>
      {words}
    </time>
  );
}

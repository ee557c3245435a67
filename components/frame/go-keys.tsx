"use client";
import { useRouter } from "next/navigation";
import { useEffect, useMemo } from "react";
import { keysAreTaken, useKeyHelp } from "#components/ui/keyboard-map";

/** A place that two keys lead to: g, then `key`. */
export interface GoPlace {
  key: string;
  label: string;
  href: string;
}

/** How long after g the second key may come, ms. */
const WAIT = 1500;

/** Follows g and a second key to a place, and tells them in the map of keys. Stands inside KeyboardMap. */
export function GoKeys({ places }: { places: readonly GoPlace[] }) {
  const router = useRouter();
  // Places are made anew in each render of the frame; what they say seldom changes.
  const said = JSON.stringify(places.map(({ key, label, href }) => ({ key, label, href })));
  const known = useMemo(() => JSON.parse(said) as GoPlace[], [said]);
  const help = useMemo(() => known.map(({ key, label }) => ({ keys: [`g ${key}`], does: label })), [known]);
  useKeyHelp("Go to", help);
  useEffect(() => {
    let first: KeyboardEvent | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (keysAreTaken(event)) return;
      // A page on which g alone did something has taken it meanwhile.
      const waiting = first !== null && !first.defaultPrevented && event.timeStamp - first.timeStamp < WAIT;
      first = event.key === "g" && !event.repeat ? event : null;
      if (first !== null) return;
      const place = waiting ? known.find(({ key }) => key === event.key) : undefined;
      if (place === undefined) return;
      // Before the table and the page, where the second key alone means something else.
      event.preventDefault();
      router.push(place.href);
    };
    document.addEventListener("keydown", onKey, { capture: true });
    return () => document.removeEventListener("keydown", onKey, { capture: true });
  }, [known, router]);
  return null;
}

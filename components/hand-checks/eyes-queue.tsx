"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import type { WordAbout } from "#components/hand-checks/about";
import { Button } from "#components/ui/button";
import { Kbd } from "#components/ui/kbd";
import type { KeyHelp } from "#components/ui/key-list";
import { keysAreTaken, useKeyHelp } from "#components/ui/keyboard-map";
import { notify, notifyProblem } from "#components/ui/toast";
import { parseHttpUrl } from "#lib/core/url";
import { recordHandCheck, withdrawHandCheck } from "#lib/hand-checks/actions";

interface EyesQueueProps {
  about: WordAbout;
  /** The next one that needs eyes, or the table when this was the last. */
  nextHref: string;
}

const help: readonly KeyHelp[] = [
  { keys: ["o"], does: "Open the page in a new tab" },
  { keys: ["s"], does: "I see the link" },
  { keys: ["g"], does: "The link is gone" },
  { keys: ["n"], does: "Leave it, and go to the next" },
];

/** Works through the placements that need a person: open the page, say what is there, go on. Each word can be undone. */
export function EyesQueue({ about, nextHref }: EyesQueueProps) {
  useKeyHelp("What needs your eyes", help);
  const router = useRouter();
  const [busy, start] = useTransition();
  const { workspace, site, sourceId, targetId } = about;
  const goOn = () => router.push(nextHref, { scroll: false });
  const open = () => {
    const page = parseHttpUrl(about.source)?.href;
    if (page !== undefined) window.open(page, "_blank", "noopener,noreferrer");
  };
  const say = (seen: boolean) => {
    if (busy) return;
    start(async () => {
      const lookedOn = new Date().toISOString().slice(0, 10);
      const word = { site, source: sourceId, target: targetId, seen, lookedOn };
      const answer = await recordHandCheck(workspace, word).catch(() => null);
      if (answer === null) return notifyProblem("The server did not answer. Nothing was kept; try again.");
      if (!answer.ok) return notifyProblem(answer.message);
      const { id } = answer.data;
      goOn();
      router.refresh();
      notify(seen ? "Noted: you see the link." : "Noted: the link is gone.", {
        undo: async () => {
          const undone = await withdrawHandCheck(workspace, { id });
          if (!undone.ok) notifyProblem(undone.message);
          router.refresh();
        },
      });
    });
  };
  const acts: Record<string, () => void> = { o: open, s: () => say(true), g: () => say(false), n: goOn };
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = event.repeat || keysAreTaken(event) ? undefined : latest.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <fieldset className="flex flex-wrap gap-1.5" aria-label="What do you see on the page?">
      <Button onClick={open} aria-label="Open the page in a new tab">
        Open <Key>o</Key>
      </Button>
      <Button busy={busy} onClick={() => say(true)}>
        I see it <Key>s</Key>
      </Button>
      <Button busy={busy} onClick={() => say(false)}>
        It is gone <Key>g</Key>
      </Button>
      <Button onClick={goOn}>
        Next <Key>n</Key>
      </Button>
    </fieldset>
  );
}

/** A phone has none. */
function Key({ children }: { children: string }) {
  return (
    <span aria-hidden className="max-md:hidden">
      <Kbd>{children}</Kbd>
    </span>
  );
}

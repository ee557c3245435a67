"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { notify, notifyProblem } from "#components/ui/toast";

type Answer = { ok: true } | { ok: false; message: string };

/** Runs an action, tells what came of it and shows the page anew. */
export function useTold() {
  const router = useRouter();
  const [busy, start] = useTransition();
  const tell = async (answer: Answer | null, words: string, undo?: () => Promise<Answer>) => {
    if (!answer?.ok) return notifyProblem(answer?.message ?? "The server did not answer. Try again.");
    router.refresh();
    notify(words, {
      ...(undo === undefined
        ? {}
        : { undo: async () => tell(await undo().catch(() => null), "It stands as before.") }),
    });
  };
  const run = (work: () => Promise<Answer>, words: string, undo?: () => Promise<Answer>) =>
    start(async () => tell(await work().catch(() => null), words, undo));
  return { busy, run };
}

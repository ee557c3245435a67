"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { doneWords } from "#components/toxic/queue/decision-words";
import { countOf } from "#components/ui/format";
import { notifyProblem } from "#components/ui/toast";
import { decideDomains, undoDecision } from "#lib/toxic/actions";
import type { DecidedNow, Decision, QueueRow } from "#lib/toxic/queue/types";

/** Fewer rows left, and the next ones are asked for. */
const FEW = 20;

interface Done {
  rows: readonly QueueRow[];
  words: string;
  /** What the server answered; null: it failed, and the rows are back. */
  answer: Promise<DecidedNow | null>;
}

interface Asked {
  workspace: string;
  site: string;
  given: readonly QueueRow[];
  /** There are more than those given. */
  hasMore: boolean;
}

/**
 * The rows that wait, each gone at once when it is decided. Decisions are sent one after the other in the order in which
 * they were made; what the server refuses comes back to its place, with the reason.
 */
export function useDecisions({ workspace, site, given, hasMore }: Asked) {
  const router = useRouter();
  const [all, setAll] = useState(given);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState("");
  const sent = useRef<Promise<unknown>>(Promise.resolve());
  const past = useRef<Done[]>([]);
  const rows = all.filter(({ domain }) => !gone.has(domain));

  // What came with a later page follows what is there already.
  useEffect(() => {
    setAll((before) => {
      const known = new Set(before.map(({ domain }) => domain));
      return [...before, ...given.filter(({ domain }) => !known.has(domain))];
    });
  }, [given]);
  const isShort = hasMore && rows.length < FEW;
  const asked = useRef<readonly QueueRow[]>(null);
  useEffect(() => {
    // Once for each page that came, and after what is on its way: the server must not give the same rows again.
    if (!isShort || asked.current === given) return;
    asked.current = given;
    void sent.current.then(() => router.refresh());
  }, [isShort, given, router]);

  const leave = (domains: readonly string[]) => setGone((before) => new Set([...before, ...domains]));
  const comeBack = (domains: readonly string[]) =>
    setGone((before) => new Set([...before].filter((domain) => !domains.includes(domain))));
  const inOrder = <T,>(work: () => Promise<T>): Promise<T> => {
    const next = sent.current.then(work);
    sent.current = next.catch(() => {});
    return next;
  };

  const send = (decision: Decision, left: readonly QueueRow[], group: string | null, reason: string) => {
    const [first] = left;
    if (first === undefined) return;
    const names = left.map(({ domain }) => domain);
    const what =
      group === null
        ? ({ kind: "domain", domain: first.domain } as const)
        : ({ kind: "group", key: group } as const);
    leave(names);
    const words = doneWords(group === null ? first.domain : (first.group?.title ?? "The group"), decision);
    setSaid(words);
    const answer = inOrder(async () => {
      const told = await decideDomains(workspace, { site, decision, what, reason }).catch(() => null);
      if (told === null || !told.ok) {
        comeBack(names);
        setSaid("");
        notifyProblem(told?.message ?? `The server did not answer. ${first.domain} is back in the queue.`);
        return null;
      }
      const refused = new Set(told.data.refused.map(({ name }) => name.replace(/^https?:\/\/|\/$/g, "")));
      if (refused.size > 0) {
        comeBack(names.filter((name) => refused.has(name)));
        const [one] = told.data.refused;
        notifyProblem(`${countOf(refused.size, "domain")} came back. ${one?.name}: ${one?.reason}`);
      }
      if (group !== null) router.refresh();
      return told.data;
    });
    past.current.push({ rows: left, words, answer });
  };

  const undo = async () => {
    const last = past.current.pop();
    if (last === undefined) return null;
    const done = await last.answer;
    if (done === null || done.batch === null) return null;
    const { batch } = done;
    const told = await inOrder(() => undoDecision(workspace, { batch }).catch(() => null));
    if (told === null || !told.ok) {
      notifyProblem(told?.message ?? "The server did not answer. The decision still stands.");
      return null;
    }
    const names = last.rows.map(({ domain }) => domain);
    // After a page that came meanwhile it may not be among the rows any more.
    setAll((before) => {
      const known = new Set(before.map(({ domain }) => domain));
      return [...last.rows.filter(({ domain }) => !known.has(domain)), ...before];
    });
    comeBack(names);
    setSaid(`Taken back: ${last.words}`);
    return names[0] ?? null;
  };

  return { rows, said, send, undo };
}

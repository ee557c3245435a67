"use client";
import { type FormEvent, useState, useTransition } from "react";

/** What an action answers (lib/http/action.ts). */
type Answer<T> = { ok: true; data: T } | { ok: false; message: string; fields?: Record<string, string> };

export interface Sending {
  busy: boolean;
  /** What went wrong, when no field says it. */
  problem: string | undefined;
  /** What is wrong with one field. */
  fieldProblem: (name: string) => string | undefined;
  /** For `<form onSubmit>`: what was typed stays when it is refused. */
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
}

/** Sends a form to an action and holds its refusal. `done` runs with the answer's data. */
export function useSend<T>(
  send: (fields: Record<string, string>) => Promise<Answer<T>>,
  done: (data: T, form: HTMLFormElement) => void,
): Sending {
  const [refusal, setRefusal] = useState<{ message: string; fields: Record<string, string> }>();
  const [busy, start] = useTransition();
  return {
    busy,
    problem: refusal && Object.keys(refusal.fields).length === 0 ? refusal.message : undefined,
    fieldProblem: (name) => refusal?.fields[name],
    onSubmit: (event) => {
      event.preventDefault();
      if (busy) return;
      const form = event.currentTarget;
      const fields = Object.fromEntries(
        [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
      );
      start(async () => {
        setRefusal(undefined);
        const answer: Answer<T> = await send(fields).catch(() => ({
          ok: false,
          message: "The server did not answer. What you wrote is still here; try again.",
        }));
        if (answer.ok) {
          done(answer.data, form);
          return;
        }
        const wrong = answer.fields ?? {};
        const controls = Object.keys(wrong).map((name) => form.elements.namedItem(name));
        const first = controls.find((control) => control instanceof HTMLElement);
        // What no control of this form shows is said below it.
        setRefusal({ message: answer.message, fields: first === undefined ? {} : wrong });
        first?.focus();
      });
    },
  };
}

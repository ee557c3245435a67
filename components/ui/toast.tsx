"use client";
import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

export interface NotifyOptions {
  /** A second line: why, or what was kept. */
  detail?: string | undefined;
  /** Takes the action back; offered for ten seconds. */
  undo?: (() => void | Promise<void>) | undefined;
  action?: { label: string; onClick: () => void } | undefined;
}

export interface Message extends NotifyOptions {
  kind: "done" | "problem";
  text: string;
}

// Messages wait here until what shows them is loaded, which the first one causes.
let waiting: Message[] = [];
let wake = () => {};

function post(message: Message): void {
  waiting.push(message);
  wake();
}

/** Says that something is done: "214 domains are marked." */
export function notify(text: string, options: NotifyOptions = {}): void {
  post({ ...options, kind: "done", text });
}

/** Says that something did not work; stays until it is closed. */
export function notifyProblem(text: string, options: Omit<NotifyOptions, "undo"> = {}): void {
  post({ ...options, kind: "problem", text });
}

/** Takes what waits; each message is handed out once. */
function take(): Message[] {
  const taken = waiting;
  waiting = [];
  return taken;
}

const ToastHost = dynamic(() => import("#components/ui/toast-host").then((part) => part.ToastHost), {
  ssr: false,
});

/** Stands once, in the root layout. */
export function Toaster() {
  const [posted, setPosted] = useState(0);
  useEffect(() => {
    wake = () => setPosted((count) => count + 1);
    if (waiting.length > 0) wake();
    return () => {
      wake = () => {};
    };
  }, []);
  return posted > 0 ? <ToastHost posted={posted} take={take} /> : null;
}

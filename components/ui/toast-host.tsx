"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { type CSSProperties, useEffect } from "react";
import { Toaster, toast } from "sonner";
import type { Message } from "#components/ui/toast";

/** How long an action can be taken back, and how long a plain message stays, ms. */
const undoTime = 10_000;
const plainTime = 5000;

const tokens = {
  "--normal-bg": "var(--surface)",
  "--normal-text": "var(--text)",
  "--normal-border": "var(--border)",
  "--border-radius": "var(--radius)",
  fontFamily: "var(--sans)",
} as CSSProperties;

interface ToastHostProps {
  /** Grows with each message. */
  posted: number;
  take: () => Message[];
}

/** Draws the messages; `toast` loads this file with the first one. */
export function ToastHost({ posted, take }: ToastHostProps) {
  const { resolvedTheme } = useTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to look
  useEffect(() => {
    for (const message of take()) show(message);
  }, [posted, take]);
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      containerAriaLabel="Messages"
      style={tokens}
      toastOptions={{ className: "toast" }}
    />
  );
}

function show({ kind, text, detail, undo, action }: Message): void {
  const isProblem = kind === "problem";
  const button = undo ? { label: "Undo", onClick: () => void undo() } : action;
  toast(text, {
    duration: isProblem ? Number.POSITIVE_INFINITY : undo ? undoTime : plainTime,
    closeButton: isProblem,
    icon: isProblem ? (
      <TriangleAlert aria-hidden className="text-lost" />
    ) : (
      <CircleCheck aria-hidden className="text-live" />
    ),
    ...(detail ? { description: detail } : {}),
    ...(button ? { action: button } : {}),
  });
}

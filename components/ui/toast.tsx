"use client";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { Toaster as Primitive, toast } from "sonner";

/** How long an action can be taken back, ms. */
const undoTime = 10_000;

interface NotifyOptions {
  /** A second line: why, or what was kept. */
  detail?: string | undefined;
  /** Takes the action back; offered for ten seconds. */
  undo?: (() => void | Promise<void>) | undefined;
  action?: { label: string; onClick: () => void } | undefined;
}

/** Says that something is done: "214 domains are marked." */
export function notify(message: string, options: NotifyOptions = {}): void {
  const { detail, undo, action } = options;
  const button = undo ? { label: "Undo", onClick: () => void undo() } : action;
  toast(message, {
    duration: undo ? undoTime : 5000,
    icon: <CircleCheck aria-hidden className="text-live" />,
    ...(detail ? { description: detail } : {}),
    ...(button ? { action: button } : {}),
  });
}

/** Says that something did not work; stays until it is closed. */
export function notifyProblem(message: string, options: Omit<NotifyOptions, "undo"> = {}): void {
  toast(message, {
    duration: Number.POSITIVE_INFINITY,
    closeButton: true,
    icon: <TriangleAlert aria-hidden className="text-lost" />,
    ...(options.detail ? { description: options.detail } : {}),
    ...(options.action ? { action: options.action } : {}),
  });
}

/** Stands once, in the root layout. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Primitive
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      containerAriaLabel="Messages"
      style={
        {
          "--normal-bg": "var(--surface)",
          "--normal-text": "var(--text)",
          "--normal-border": "var(--border)",
          "--border-radius": "var(--radius)",
          fontFamily: "var(--sans)",
        } as React.CSSProperties
      }
      toastOptions={{ className: "toast" }}
    />
  );
}

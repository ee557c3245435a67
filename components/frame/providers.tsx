"use client";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { TipLayer } from "#components/ui/tip-layer";
import { Toaster } from "#components/ui/toast";

/** What every page may count on: theme, tooltips, toasts. */
export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      // The style sheet says the colour scheme itself.
      enableColorScheme={false}
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      {children}
      <Toaster />
      <TipLayer />
    </ThemeProvider>
  );
}

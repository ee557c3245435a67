"use client";
import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";

interface TabsProps {
  label: string;
  tabs: readonly { value: string; label: ReactNode; content: ReactNode }[];
  className?: string | undefined;
}

/** Tabs inside a drawer or a dialog, where the address stays. For views of a page use LinkTabs. */
export function Tabs({ label, tabs, className }: TabsProps) {
  return (
    <Primitive.Root defaultValue={tabs[0]?.value ?? ""} {...(className ? { className } : {})}>
      <Primitive.List aria-label={label} className="underline-tabs">
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.value} value={tab.value}>
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="pt-3">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}

import type { ReactNode } from "react";

export interface Way {
  title: string;
  text: string;
  icon: ReactNode;
}

/** Ways to begin, each in two lines. */
export function Ways({ ways }: { ways: readonly Way[] }) {
  return (
    <ul className="grid gap-x-6 gap-y-4 md:grid-cols-2">
      {ways.map((way) => (
        <li key={way.title} className="flex gap-2.5">
          <span className="mt-0.5 text-muted">{way.icon}</span>
          <span>
            <span className="block font-medium">{way.title}</span>
            <span className="block text-sm text-muted">{way.text}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

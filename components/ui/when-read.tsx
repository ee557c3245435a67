import { type ReactNode, Suspense } from "react";

interface WhenReadProps<T> {
  /** On its way since the page began. */
  read: Promise<T>;
  meanwhile: ReactNode;
  children: (value: T) => ReactNode;
}

/** A part of a page that comes after the rest: nobody waits for it to see what is there already. */
export function WhenRead<T>({ read, meanwhile, children }: WhenReadProps<T>) {
  return (
    <Suspense fallback={meanwhile}>
      <Read read={read}>{children}</Read>
    </Suspense>
  );
}

async function Read<T>({ read, children }: Pick<WhenReadProps<T>, "read" | "children">) {
  return children(await read);
}

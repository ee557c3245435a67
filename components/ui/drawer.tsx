"use client";
import { clsx } from "clsx";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useSyncExternalStore } from "react";
import { IconLink } from "#components/ui/icon-button";

interface DrawerProps {
  /** Name for screen readers: "Link from balconyalmanac.example". */
  label: string;
  /** What the head shows at the left: "Link 2 of 1,274". */
  caption?: ReactNode;
  /** The same view without the drawer: the open drawer stands in the address. */
  closeHref: string;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** More controls in the head (copy, permanent address). */
  tools?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

const over = "(max-width: 1180px)";

/** Below that width the drawer lies over the page and must hold focus; above, it stands beside the table. */
function useLiesOver(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(over);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => window.matchMedia(over).matches,
    () => false,
  );
}

/** The details of one row, beside the table on a wide window, a sheet on a phone. Its state is the address. */
export function Drawer(props: DrawerProps) {
  const router = useRouter();
  const liesOver = useLiesOver();
  const close = () => router.push(props.closeHref, { scroll: false });
  return (
    <Primitive.Root open modal={liesOver} onOpenChange={(open) => !open && close()}>
      {liesOver ? <Primitive.Overlay className="veil" /> : null}
      <Primitive.Content
        className={clsx("drawer", props.className)}
        aria-describedby={undefined}
        onInteractOutside={(event) => {
          // Beside the table, working in the table is not leaving the drawer.
          if (!liesOver) event.preventDefault();
        }}
        onOpenAutoFocus={(event) => {
          // The drawer itself, not its first control: j and k keep working and no tooltip springs up.
          event.preventDefault();
          (event.currentTarget as HTMLElement).focus({ preventScroll: true });
        }}
        tabIndex={-1}
      >
        <div className="drawer-head">
          <Primitive.Title className="sr-only">{props.label}</Primitive.Title>
          <div className="min-w-0 flex-1 truncate text-sm text-muted">{props.caption}</div>
          {props.previousHref ? (
            <IconLink
              label="Previous"
              shortcut="k"
              icon={<ChevronUp aria-hidden />}
              href={props.previousHref}
              scroll={false}
            />
          ) : null}
          {props.nextHref ? (
            <IconLink
              label="Next"
              shortcut="j"
              icon={<ChevronDown aria-hidden />}
              href={props.nextHref}
              scroll={false}
            />
          ) : null}
          {props.tools}
          <IconLink
            label="Close"
            shortcut="Esc"
            icon={<X aria-hidden />}
            href={props.closeHref}
            scroll={false}
          />
        </div>
        {props.children}
      </Primitive.Content>
    </Primitive.Root>
  );
}

"use client";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";

interface OpenState {
  /** The element that opens it; or hold `open` yourself. */
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

interface DialogProps extends OpenState {
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the foot, the acting one last. Close with DialogClose around a button. */
  footer?: ReactNode;
  wide?: boolean | undefined;
  children?: ReactNode;
}

function rootProps({ open, onOpenChange }: OpenState) {
  return { ...(open === undefined ? {} : { open }), ...(onOpenChange ? { onOpenChange } : {}) };
}

/** A question or a short form over the page. Traps focus, gives it back, closes on Escape. */
export function Dialog({ title, description, footer, wide, children, trigger, ...state }: DialogProps) {
  return (
    <Primitive.Root {...rootProps(state)}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className="veil" />
        <Primitive.Content
          className={clsx("dialog", wide && "dialog-wide")}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <div className="flex items-start gap-3 px-5 pt-4">
            <div className="grid min-w-0 flex-1 gap-1">
              <Primitive.Title>{title}</Primitive.Title>
              {description ? (
                <Primitive.Description className="text-muted">{description}</Primitive.Description>
              ) : null}
            </div>
            <CloseButton />
          </div>
          <div className="min-h-0 overflow-auto px-5 py-4">{children}</div>
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-t border-border px-5 py-3">{footer}</div>
          ) : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Around the button that leaves the dialog or the sheet without acting. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>;
}

function CloseButton() {
  return (
    <Primitive.Close className="btn btn-ghost btn-icon -mt-1 -mr-2" aria-label="Close">
      <X aria-hidden />
    </Primitive.Close>
  );
}

interface SheetProps extends OpenState {
  title: string;
  side?: "left" | "right" | undefined;
  /** Keeps the title for screen readers alone, where the content has its own head. */
  hideTitle?: boolean | undefined;
  children: ReactNode;
}

/** A panel from the edge, over the page: filters and the rail on a phone. For a row's details use Drawer. */
export function Sheet({ title, side = "right", hideTitle, children, trigger, ...state }: SheetProps) {
  return (
    <Primitive.Root {...rootProps(state)}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className="veil" />
        <Primitive.Content
          className={clsx("sheet", side === "left" && "sheet-left")}
          aria-describedby={undefined}
        >
          {hideTitle ? (
            <Primitive.Title className="sr-only">{title}</Primitive.Title>
          ) : (
            <div className="drawer-head">
              <Primitive.Title className="flex-1">{title}</Primitive.Title>
              <CloseButton />
            </div>
          )}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

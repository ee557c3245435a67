"use client";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "#components/ui/kbd";

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  align?: "start" | "center" | "end" | undefined;
  side?: "top" | "right" | "bottom" | "left" | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** The open menu; `menu` loads this file when somebody reaches for the first one. */
export function MenuPopup({
  trigger,
  align = "start",
  side = "bottom",
  className,
  startsOpen,
  children,
}: MenuProps & { startsOpen: boolean }) {
  return (
    // Not modal: a click elsewhere closes it and counts, and nothing that keeps focus is hidden from readers.
    <Primitive.Root modal={false} defaultOpen={startsOpen}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          className={clsx("popover menu", className)}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export interface ItemLook {
  icon?: ReactNode;
  shortcut?: string | undefined;
  disabled?: boolean | undefined;
  children: ReactNode;
}

function Inner({ icon, shortcut, children }: ItemLook) {
  return (
    <>
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </>
  );
}

export function MenuItem(props: ItemLook & { onSelect: () => void; danger?: boolean | undefined }) {
  return (
    <Primitive.Item
      className={clsx("menu-item", props.danger && "menu-danger")}
      disabled={props.disabled ?? false}
      onSelect={props.onSelect}
    >
      <Inner {...props} />
    </Primitive.Item>
  );
}

/** A place to go to. `current` puts a check at its right. */
export function MenuLink(
  props: ItemLook & { href: string; current?: boolean | undefined; download?: boolean | undefined },
) {
  const inner = (
    <>
      <Inner {...props} />
      {props.current ? <Check aria-hidden className="text-accent-text!" /> : null}
    </>
  );
  return (
    <Primitive.Item asChild className="menu-item" disabled={props.disabled ?? false}>
      {props.download ? (
        <a href={props.href} download>
          {inner}
        </a>
      ) : (
        <Link href={props.href} aria-current={props.current ? "true" : undefined}>
          {inner}
        </Link>
      )}
    </Primitive.Item>
  );
}

/** A setting that is on or off; the menu stays open. */
export function MenuCheck(props: ItemLook & { checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <Primitive.CheckboxItem
      className="menu-item"
      checked={props.checked}
      disabled={props.disabled ?? false}
      onCheckedChange={props.onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <Inner {...props} />
      <Primitive.ItemIndicator>
        <Check aria-hidden className="text-accent-text!" />
      </Primitive.ItemIndicator>
    </Primitive.CheckboxItem>
  );
}

export interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: ReactNode; icon?: ReactNode }[];
  onChange: (value: T) => void;
}

/** One of a few, inside a menu. */
export function MenuChoice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  return (
    <Primitive.Group>
      <MenuLabel>{label}</MenuLabel>
      <Primitive.RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
        {options.map((option) => (
          <Primitive.RadioItem key={option.value} value={option.value} className="menu-item">
            <Inner icon={option.icon}>{option.label}</Inner>
            <Primitive.ItemIndicator>
              <Check aria-hidden className="text-accent-text!" />
            </Primitive.ItemIndicator>
          </Primitive.RadioItem>
        ))}
      </Primitive.RadioGroup>
    </Primitive.Group>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Primitive.Label className="menu-label">{children}</Primitive.Label>;
}

export function MenuSeparator() {
  return <Primitive.Separator className="menu-separator" />;
}

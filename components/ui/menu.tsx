"use client";
import { type ComponentProps, cloneElement, type KeyboardEvent, type ReactElement, useState } from "react";
import type { MenuChoiceProps, MenuProps } from "#components/ui/menu-popup";

type Popup = typeof import("#components/ui/menu-popup");

// What positions a menu and moves focus in it is 20 KB that most visits never need: it comes when the pointer
// or focus is on the first trigger, and every menu after that has it.
let popup: Popup | null = null;
const load = async () => {
  popup ??= await import("#components/ui/menu-popup");
};

/** A list of actions or places under a button. */
export function Menu(props: MenuProps) {
  const [ready, setReady] = useState(false);
  if (ready && popup) return <popup.MenuPopup {...props} startsOpen />;
  const open = () => void load().then(() => setReady(true));
  const trigger = props.trigger as ReactElement<ComponentProps<"button">>;
  return cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
    onClick: open,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      open();
    },
  });
}

// The parts are drawn inside an open menu alone, and then the popup is there.

export function MenuItem(props: ComponentProps<Popup["MenuItem"]>) {
  return popup ? <popup.MenuItem {...props} /> : null;
}

/** A place to go to. `current` puts a check at its right. */
export function MenuLink(props: ComponentProps<Popup["MenuLink"]>) {
  return popup ? <popup.MenuLink {...props} /> : null;
}

/** A setting that is on or off; the menu stays open. */
export function MenuCheck(props: ComponentProps<Popup["MenuCheck"]>) {
  return popup ? <popup.MenuCheck {...props} /> : null;
}

/** One of a few, inside a menu. */
export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  return popup ? <popup.MenuChoice {...props} /> : null;
}

export function MenuLabel(props: ComponentProps<Popup["MenuLabel"]>) {
  return popup ? <popup.MenuLabel {...props} /> : null;
}

export function MenuSeparator() {
  return popup ? <popup.MenuSeparator /> : null;
}

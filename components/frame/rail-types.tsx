import type { ReactNode } from "react";

/** A place in the rail. It stands there only when it works. */
export interface RailPlace {
  label: string;
  href: string;
  icon: ReactNode;
  /** The key that leads there after g. */
  key?: string | undefined;
  /** Already formatted. */
  count?: string | undefined;
  /** Current on this very path alone, not on what lies below it. */
  exact?: boolean | undefined;
  /** Other addresses that belong to it: "/acme/example.com/runs". */
  also?: readonly string[] | undefined;
}

export interface RailGroup {
  /** Over the group; the first group has none. */
  label?: string | undefined;
  places: readonly RailPlace[];
}

/** A name under which one of several can be chosen. */
export interface RailSwitch {
  /** What is chosen here: "Workspace", "Site". */
  label: string;
  /** The chosen one. */
  name: string;
  choices: readonly { name: string; href: string; current: boolean }[];
  /** After the choices: "Add a site". */
  more?: readonly { label: string; href: string; icon: ReactNode }[] | undefined;
}

export interface RailProps {
  workspace: RailSwitch;
  /** Between the workspace and the site: Today. */
  top?: readonly RailPlace[] | undefined;
  site?: RailSwitch | undefined;
  groups: readonly RailGroup[];
  foot?: readonly RailPlace[] | undefined;
  /** The person, and MenuLink/MenuItem elements for their menu; the theme is added below them. */
  account?: { name: string; note?: string | undefined; menu: ReactNode } | undefined;
}

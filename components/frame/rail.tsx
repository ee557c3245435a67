"use client";
import { clsx } from "clsx";
import { ChevronsUpDown, PanelLeft } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useContext } from "react";
import { currentPlace } from "#components/frame/current-place";
import { FrameContext } from "#components/frame/frame-context";
import type { RailPlace, RailProps, RailSwitch } from "#components/frame/rail-types";
import { Menu, MenuLabel, MenuLink, MenuSeparator } from "#components/ui/menu";
import { DensityChoice } from "#components/ui/table-look-context";
import { ThemeChoice } from "#components/ui/theme-choice";
import { tip } from "#components/ui/tooltip";

/** The rail's content, the same in the column and in the sheet. */
export function Rail({ narrow, ...rail }: RailProps & { narrow: boolean }) {
  const { toggleRail, closeSheet } = useContext(FrameContext);
  const path = usePathname();
  const params = useSearchParams();
  const places = [...(rail.top ?? []), ...rail.groups.flatMap((group) => group.places), ...(rail.foot ?? [])];
  const current = currentPlace(places, path, params);
  const link = (place: RailPlace) => (
    <Place
      key={place.href}
      place={place}
      narrow={narrow}
      current={place.href === current}
      onGo={closeSheet}
    />
  );
  return (
    <>
      <Switch choice={rail.workspace} narrow={narrow} />
      {rail.top?.map(link)}
      {rail.site ? <Switch choice={rail.site} narrow={narrow} boxed /> : null}
      {rail.groups.map((group) => (
        <div key={group.label ?? ""} className="grid gap-0.5">
          {group.label ? <h2 className="rail-group">{group.label}</h2> : null}
          {group.places.map(link)}
        </div>
      ))}
      <div className="mt-auto grid flex-none gap-0.5 pt-2">
        {rail.foot?.map(link)}
        {rail.account ? (
          <Menu
            side="top"
            trigger={
              <button
                type="button"
                className="rail-link"
                aria-label={`Account of ${rail.account.name}`}
                {...nameOf(rail.account.name, narrow)}
              >
                <Initial name={rail.account.name} soft />
                <span className="rail-wide min-w-0 truncate">{rail.account.name}</span>
              </button>
            }
          >
            <MenuLabel>{rail.account.note ?? rail.account.name}</MenuLabel>
            {rail.account.menu}
            <MenuSeparator />
            <DensityChoice />
            <MenuSeparator />
            <ThemeChoice />
          </Menu>
        ) : null}
        <button
          type="button"
          className="rail-link max-md:hidden"
          aria-pressed={narrow}
          aria-label="Narrow the rail"
          aria-keyshortcuts="["
          onClick={toggleRail}
          {...nameOf("Widen the rail", narrow)}
        >
          <PanelLeft aria-hidden />
          <span className="rail-wide text-muted">Narrow</span>
        </button>
      </div>
    </>
  );
}

function Place(props: { place: RailPlace; narrow: boolean; current: boolean; onGo: () => void }) {
  const { place, narrow, current, onGo } = props;
  return (
    <Link
      href={place.href}
      className="rail-link"
      aria-current={current ? "page" : undefined}
      onClick={onGo}
      {...nameOf(place.label, narrow)}
    >
      {place.icon}
      <span className="rail-name">{place.label}</span>
      {place.count === undefined ? null : <span className="rail-count rail-wide">{place.count}</span>}
    </Link>
  );
}

function Switch({ choice, narrow, boxed = false }: { choice: RailSwitch; narrow: boolean; boxed?: boolean }) {
  const trigger = (
    <button
      type="button"
      className={clsx("rail-link rail-switch", boxed && "rail-site")}
      aria-label={`${choice.label}: ${choice.name}`}
      {...nameOf(choice.name, narrow)}
    >
      <Initial name={choice.name} soft={boxed} />
      <span className="rail-wide min-w-0 flex-1 truncate">{choice.name}</span>
      <ChevronsUpDown aria-hidden className="rail-wide size-3.5" />
    </button>
  );
  return (
    <Menu trigger={trigger} side={narrow ? "right" : "bottom"} className="min-w-[216px]">
      <MenuLabel>{choice.label}</MenuLabel>
      {choice.choices.map((one) => (
        <MenuLink
          key={one.href}
          href={one.href}
          current={one.current}
          icon={<Initial name={one.name} soft />}
        >
          {one.name}
        </MenuLink>
      ))}
      {choice.more?.length ? <MenuSeparator /> : null}
      {choice.more?.map((one) => (
        <MenuLink key={one.href} href={one.href} icon={one.icon}>
          {one.label}
        </MenuLink>
      ))}
    </Menu>
  );
}

/** In the narrow rail names are shown on hover. */
function nameOf(name: string, narrow: boolean) {
  return narrow ? tip(name, undefined, "right") : {};
}

function Initial({ name, soft }: { name: string; soft?: boolean }) {
  const letter = [...name.trim()][0]?.toLocaleUpperCase("en") ?? "?";
  return (
    <span aria-hidden className={clsx("initial", soft && "initial-soft")}>
      {letter}
    </span>
  );
}

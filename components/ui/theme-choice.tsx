"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { MenuChoice } from "#components/ui/menu";

const options = [
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
] as const;

type Theme = (typeof options)[number]["value"];

/** Light, dark or as the system; a part of a Menu. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  const value = options.find((option) => option.value === theme)?.value ?? "system";
  return <MenuChoice<Theme> label="Theme" value={value} options={options} onChange={setTheme} />;
}

"use client";
import { Rows3, Rows4 } from "lucide-react";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { MenuChoice } from "#components/ui/menu";
import {
  type Density,
  readTableLook,
  type TableLook,
  tableLookCookie,
  writeTableLook,
} from "#components/ui/table-look";

interface TableLookValue {
  look: TableLook;
  /** Shows it and, unless more is to come, remembers it. */
  setLook: (look: TableLook, more?: boolean) => void;
}

const TableLookContext = createContext<TableLookValue>({ look: readTableLook(undefined), setLook: () => {} });

/** Holds how the person likes tables. `remembered` is the cookie `tableLookCookie`. */
export function TableLookProvider({
  remembered,
  children,
}: {
  remembered: string | undefined;
  children: ReactNode;
}) {
  const [look, show] = useState(() => readTableLook(remembered));
  const value = useMemo<TableLookValue>(
    () => ({
      look,
      setLook: (next, more = false) => {
        show(next);
        if (more) return;
        const text = encodeURIComponent(writeTableLook(next));
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http
        document.cookie = `${tableLookCookie}=${text}; path=/; max-age=31536000; samesite=lax`;
      },
    }),
    [look],
  );
  return <TableLookContext value={value}>{children}</TableLookContext>;
}

/** How the person likes tables. */
export function useTableLook(): TableLookValue {
  return useContext(TableLookContext);
}

const options = [
  { value: "compact", label: "Compact", icon: <Rows4 aria-hidden /> },
  { value: "comfortable", label: "Comfortable", icon: <Rows3 aria-hidden /> },
] as const;

/** How high the rows of tables are; a part of a Menu. */
export function DensityChoice() {
  const { look, setLook } = useTableLook();
  return (
    <MenuChoice<Density>
      label="Rows of tables"
      value={look.density}
      options={options}
      onChange={(density) => setLook({ ...look, density })}
    />
  );
}

import type { ComponentProps } from "react";
import { Select } from "#components/ui/input";
import type { Role } from "#lib/scope/scope";

/** The roles that may be given here. */
export function RoleSelect({ roles, ...rest }: { roles: readonly Role[] } & ComponentProps<typeof Select>) {
  return (
    <Select {...rest}>
      {roles.map((role) => (
        <option key={role} value={role}>
          {role[0]?.toUpperCase() + role.slice(1)}
        </option>
      ))}
    </Select>
  );
}

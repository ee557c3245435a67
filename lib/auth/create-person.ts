import { newId } from "#lib/db/new-id";
import type { Sql } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { hashPassword } from "./password.ts";
import { passwordProblem } from "./password-problem.ts";

export interface NewPerson {
  name: string;
  email: string;
  password: string;
}

/** Judges and hashes a new person's password, outside any transaction: it takes its time by design. */
export async function hashNewPassword(person: NewPerson, about: readonly string[] = []): Promise<string> {
  const problem = passwordProblem(person.password, [person.name, person.email, ...about]);
  if (problem !== null) throw new AppError("invalid", problem, { fields: { password: problem } });
  return hashPassword(person.password);
}

/** Writes a new person. Null: the email has an account already. */
export async function createPerson(
  sql: Sql,
  person: NewPerson,
  passwordHash: string,
): Promise<{ id: string; passwordHash: string } | null> {
  const [row] = await sql.query<{ id: string }>(
    `insert into app_user (id, email, name, password_hash) values ($1, $2, $3, $4)
     on conflict (email) do nothing returning id`,
    [newId(), person.email, person.name, passwordHash],
  );
  return row === undefined ? null : { id: row.id, passwordHash };
}

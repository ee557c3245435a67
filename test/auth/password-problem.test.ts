import { describe, expect, test } from "vitest";
import { passwordProblem } from "#lib/auth/password-problem";

describe("a password is refused that", () => {
  test.each([
    ["is shorter than twelve characters", "k9#vQ2!mZx4"],
    ["is a known word with a year", "Password2026!"],
    ["is a known word in signs", "P@ssw0rd12345"],
    ["is a known word twice", "welcomewelcome"],
    ["is a row of digits", "123456789012"],
    ["is a row of digits that begins again", "1234512345123"],
    ["is a row backwards", "210987654321"],
    ["is the alphabet", "abcdefghijklm"],
    ["is a row of keys", "qwertyuiop123"],
    ["is one character", "aaaaaaaaaaaaaaa"],
    ["is a date and its repeat", "199019901990"],
    ["is the product's name", "Fairlead-2026"],
    ["is longer than can be hashed in time", "x7".repeat(600)],
  ])("%s", (_, password) => {
    expect(passwordProblem(password)).not.toBeNull();
  });

  test("is the person's own email", () => {
    expect(passwordProblem("ada.brandt@x.io", ["ada.brandt@x.io"])).not.toBeNull();
  });
  test("is the person's own name and a year", () => {
    expect(passwordProblem("AdaBrandt2026", ["Ada Brandt"])).not.toBeNull();
  });
});

describe("a password is taken that", () => {
  test.each([
    ["is a sentence", "the tide is late today"],
    ["is random", "vK3-qn8_ZmX1pw"],
    ["has other letters", "высокая трава летом"],
    ["only contains a known word", "my password hides under maple leaves"],
    ["contains the name in something longer", "ada found nine grey pebbles"],
  ])("%s", (_, password) => {
    expect(passwordProblem(password, ["Ada Brandt", "ada@x.io"])).toBeNull();
  });
});

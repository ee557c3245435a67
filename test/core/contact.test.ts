import { expect, test } from "vitest";
import { readContact } from "#lib/core/contact";

test.each<[string | null, string | null, string | null]>([
  [null, null, null],
  ["Ana Lopes <ana@blog.example>", "Ana Lopes", "ana@blog.example"],
  ["ana@blog.example", null, "ana@blog.example"],
  ["mailto:Ana.Lopes+links@Blog.example", null, "Ana.Lopes+links@Blog.example"],
  ["Ana, ana@blog.example", "Ana", "ana@blog.example"],
  ["Ana (ana@blog.example)", "Ana", "ana@blog.example"],
  ["J. van Dyk", "J. van Dyk", null],
  ["Siobhán O’Brien-Walsh", "Siobhán O’Brien-Walsh", null],
  ["王芳", "王芳", null],
  ["ana@blog.example, ben@blog.example", null, null],
  ["ana@blog.example / ANA@blog.example", null, "ana@blog.example"],
  ["Contact form on the site", null, null],
  ["Editor", null, null],
  ["twitter.com/ana", null, null],
  ["Ana met at the fair", null, null],
  ["<script>alert(1)</script>", null, null],
  ["ana@localhost", null, null],
  ["Ana\r\nBcc: everybody@example.com", null, "everybody@example.com"],
])("%j", (text, name, address) => expect(readContact(text)).toEqual({ name, address }));

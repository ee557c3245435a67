import { describe, expect, test } from "vitest";
import { guessDateOrder, readDate } from "#lib/imports/dates";

describe("one day, as many write it", () => {
  test.each([
    "2020-06-30",
    "2020/06/30",
    "2020-06-30 23:59:59",
    "2020-06-30T23:30:00-05:00",
    "20200630",
    "30/06/2020",
    "06/30/2020",
    "30.06.2020",
    "30.6.20",
    "30-06-2020",
    "Jun 30, 2020",
    "June 30, 2020, 11:12 PM",
    "30 Jun 2020",
    "30. Juni 2020",
    "30 juin 2020",
    "30 de junio de 2020",
    "30 giugno 2020",
    "30 de junho de 2020",
    "30 czerwca 2020",
    "30 июн. 2020 г.",
    "30 червня 2020 р.",
    "30 Haziran 2020",
    "2020. június 30.",
    "30 Ιουνίου 2020",
    "30 מיוני 2020".replace("מיוני", "ביוני"),
    "٣٠ يونيو ٢٠٢٠",
    "30 มิ.ย. 2563",
    "2020年6月30日",
    "2020년 6월 30일",
    "2020. 6. 30.",
    "30 thg 6, 2020",
    "1593475200",
    "1593475200000",
  ])("%s", (text) => {
    expect(readDate(text, "dmy")).toBe("2020-06-30");
    expect(readDate(text, "mdy")).toBe("2020-06-30");
  });
});

test("day and month in doubt follow the column's order; dots are always day first", () => {
  expect(readDate("03/04/2020", "dmy")).toBe("2020-04-03");
  expect(readDate("03/04/2020", "mdy")).toBe("2020-03-04");
  expect(readDate("03.04.2020", "mdy")).toBe("2020-04-03");
});

test.each(["", "-", "—", "n/a", "N/A", "none", "0000-00-00"])("%j is no date at all", (text) => {
  expect(readDate(text, "dmy")).toBeNull();
});

test.each(["soon", "31/02/2020", "2020-13-01", "13/13/2020", "3 days ago", "June 2020", "12", "1.5"])(
  "%s cannot be read",
  (text) => {
    expect(readDate(text, "dmy")).toBeUndefined();
  },
);

test.each([
  [["25/01/2020", "01/02/2020"], "mdy", { order: "dmy", certain: true, matters: true }],
  [["01/25/2020", "01/02/2020"], "dmy", { order: "mdy", certain: true, matters: true }],
  [["01/02/2020"], "dmy", { order: "dmy", certain: false, matters: true }],
  [["25/01/2020", "01/25/2020"], "mdy", { order: "mdy", certain: false, matters: true }],
  [["2020-01-02", "02.01.2020", ""], "mdy", { order: "mdy", certain: true, matters: false }],
] as const)("the order of %j", (values, preferred, expected) => {
  expect(guessDateOrder(values, preferred)).toEqual(expected);
});

import type { Said } from "./looking";

/** Prints what was planted and what doctor said of it, as a table for its page, after the tests of a `describe`. */
export function useTold(): (fault: string, said: Said) => void {
  const rows: string[] = [];
  afterAll(() => {
    process.stdout.write(
      `\n| planted | causes found | doctor's first line |\n| --- | --- | --- |\n${rows.join("\n")}\n`,
    );
  });
  return (fault, { text, causes }) => {
    rows.push(`| ${fault} | ${causes.join(", ")} | \`${text.split("\n")[0]}\` |`);
  };
}

import { reportCommand } from "../../../src/commands/report/report";

/** Runs the command `report` in this process. @returns what it prints */
export async function reported(...args: readonly string[]): Promise<string> {
  const printed: string[] = [];
  const write = jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  try {
    await reportCommand().parseAsync([...args], { from: "user" });
  } finally {
    write.mockRestore();
  }
  return printed.join("");
}

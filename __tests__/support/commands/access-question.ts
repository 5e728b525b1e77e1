import { type AccessQuestion, accessArguments } from "../../../src/commands/access/access-arguments";
import { throwing } from "../../../src/commands/command-line";

/** The question that arguments of the command `access` ask. */
export function accessQuestion(args: readonly string[]): AccessQuestion {
  const asked: AccessQuestion[] = [];
  throwing(accessArguments((question) => void asked.push(question))).parse([...args], { from: "user" });
  const [question] = asked;
  if (question === undefined) throw new Error("expected a question, got none");
  return question;
}

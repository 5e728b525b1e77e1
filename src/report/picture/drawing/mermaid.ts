import { visibleText } from "../../page/visible-text";
import type { Group, Picture } from "../picture";

/**
 * A picture as a Mermaid flowchart, which GitHub draws; every character of a label that is no letter, digit or plain mark is an entity code.
 * @see https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function mermaidOf({ groups, edges }: Picture): string {
  const names = new Map<string, string>();
  let frames = 0;
  const block = ({ label, groups: inner = [], nodes = [] }: Group, indent: string): readonly string[] => [
    `${indent}subgraph g${frames++}["${escaped(label)}"]`,
    ...nodes.map(({ id, lines }) => {
      names.set(id, `n${names.size}`);
      return `${indent}  ${names.get(id)}["${lines.map(escaped).join("<br/>")}"]`;
    }),
    ...inner.flatMap((one) => block(one, `${indent}  `)),
    `${indent}end`,
  ];
  const lines = groups.flatMap((group) => block(group, "  "));
  const calls = edges.map(
    ({ from, to, label, calls }) =>
      `  ${names.get(from)} ${calls.length > 0 ? "-->" : "-.->"}|"${escaped(label)}"| ${names.get(to)}`,
  );
  return `${["flowchart LR", ...lines, ...calls].join("\n")}\n`;
}

function escaped(text: string): string {
  return visibleText(text).replace(/[^\p{L}\p{N} .,:/(){}*'-]/gu, (one) => `#${one.codePointAt(0)};`);
}

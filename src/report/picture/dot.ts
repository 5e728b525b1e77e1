import { clipped, type Group, type Picture } from "./picture";

/** The width of a character and the height of a line in the picture, in points: the font is one of fixed width. */
export const CHARACTER = 6.63;
export const LINE = 15;

/**
 * A picture in Graphviz's language, for its layout alone: names are numbers, and labels are as wide as the text that is drawn there, so
 * that nothing of the deployment has to be escaped.
 * @see https://graphviz.org/doc/info/lang.html
 */
export function dotOf({ groups, edges }: Picture): string {
  let clusters = 0;
  const names = new Map<string, string>();
  const block = ({ label, groups: inner = [], nodes = [] }: Group): string => {
    const name = `cluster_${clusters++}`;
    const boxes = nodes.map(({ id, lines }) => {
      names.set(id, `n${names.size}`);
      const width = Math.max(...lines.map((line) => [...clipped(line)].length)) * CHARACTER + 20;
      return `${names.get(id)} [width=${inches(width)}, height=${inches(lines.length * LINE + 14)}]`;
    });
    return `subgraph ${name} { label="${blank(label)}"\n${[...boxes, ...inner.map(block)].join("\n")} }`;
  };
  const body = groups.map(block);
  const lines = edges.map(
    ({ from, to, label }) => `${names.get(from)} -> ${names.get(to)} [label="${blank(label)}"]`,
  );
  return `digraph { rankdir=LR nodesep=0.3 ranksep=0.5 fontname=Courier fontsize=11 labeljust=l margin=10
node [shape=box fixedsize=true label=""] edge [fontname=Courier fontsize=11 arrowsize=0.7]
${[...body, ...lines].join("\n")} }`;
}

/** A label that takes the place of a text. */
function blank(text: string): string {
  return "x".repeat([...clipped(text)].length + 1);
}

function inches(points: number): string {
  return (points / 72).toFixed(3);
}

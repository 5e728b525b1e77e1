import { clipped, type Edge, type Group, type Node, type Picture } from "../picture";

/** The width of a character and the height of a line in the picture, in points: the font is one of fixed width. */
export const CHARACTER = 6.63;
export const LINE = 15;

/**
 * A picture in Graphviz's language, for its layout alone: names are numbers, and labels are as wide as the text that is drawn there, so
 * that nothing of the deployment has to be escaped. Boxes of a frame that stand above one another are equally wide.
 * @see https://graphviz.org/doc/info/lang.html
 */
export function dotOf({ groups, edges }: Picture): string {
  let clusters = 0;
  const names = new Map<string, string>();
  const block = ({ label, groups: inner = [], nodes = [] }: Group): string => {
    const name = `cluster_${clusters++}`;
    const widest = Math.max(0, ...nodes.map(widthOf));
    const boxes = nodes.map((node) => {
      names.set(node.id, `n${names.size}`);
      const width = isColumn(nodes, edges) ? widest : widthOf(node);
      return `${names.get(node.id)} [width=${inches(width)}, height=${inches(node.lines.length * LINE + 14)}]`;
    });
    return `subgraph ${name} { label="${blank(label)}"\n${[...boxes, ...inner.map(block)].join("\n")} }`;
  };
  const body = groups.map(block);
  const lines = edges.map(
    ({ from, to, label }) =>
      `${names.get(from)} -> ${names.get(to)} [label="${labelLines(label).map(blank).join("\\n")}"]`,
  );
  return `digraph { rankdir=LR nodesep=0.25 ranksep=0.15 fontname=Courier fontsize=11 labeljust=l margin=10
node [shape=box fixedsize=true label=""] edge [fontname=Courier fontsize=11 arrowsize=0.7]
${[...body, ...lines].join("\n")} }`;
}

/** True of nodes that no edge leads from one to another of: they stand above one another. */
function isColumn(nodes: readonly Node[], edges: readonly Edge[]): boolean {
  const ids = new Set(nodes.map(({ id }) => id));
  return !edges.some(({ from, to }) => ids.has(from) && ids.has(to));
}

/** The lines of an edge's label, one for each guard. */
export function labelLines(label: string): readonly string[] {
  return label.split(", ");
}

function widthOf({ lines }: Node): number {
  return Math.max(...lines.map(textWidth)) + 20;
}

/** The width that a text is drawn with, in points. */
export function textWidth(text: string): number {
  return [...clipped(text)].length * CHARACTER;
}

/** A label that takes the place of a text. */
function blank(text: string): string {
  return "x".repeat([...clipped(text)].length + 1);
}

function inches(points: number): string {
  return (points / 72).toFixed(3);
}

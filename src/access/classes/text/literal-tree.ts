/** Texts by their characters, one branch for all that begin alike. */
export interface LiteralTree {
  readonly branches: Map<string, LiteralTree>;
  /** The groups of the text that ends here; none where none does. */
  readonly groups: number[];
}

export function literalTree(
  literals: Iterable<{ readonly text: string; readonly group: number }>,
): LiteralTree {
  const root: LiteralTree = { branches: new Map(), groups: [] };
  for (const { text, group } of literals) {
    let node = root;
    for (const char of text.split("")) {
      let next = node.branches.get(char);
      if (next === undefined) {
        next = { branches: new Map(), groups: [] };
        node.branches.set(char, next);
      }
      node = next;
    }
    node.groups.push(group);
  }
  return root;
}

/**
 * The error of a plan whose stack needs a fact that another stack does not have yet.
 * @param state the place of that stack's state, in words
 * @param what the part that the fact is of: `API`
 */
export function applyFirst(stackId: string, state: string, what: string): string {
  return `Apply the stack "${stackId}" first: its ${state} has no ${what} yet. Then apply this one again.`;
}

/** The stack that such an error names; undefined if a text is another error. Terraform breaks lines, so any space will do. */
export function stackToApplyFirst(error: string): string | undefined {
  return /Apply\s+the\s+stack\s+"([^"]+)"\s+first:/.exec(error)?.[1];
}

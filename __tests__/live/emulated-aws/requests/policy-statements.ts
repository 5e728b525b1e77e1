/** A statement of a user's policy, of any content. */
export interface WrittenStatement {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Action?: string | readonly string[];
  readonly NotResource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The statements of a policy; undefined where it is no policy. */
export function policyStatements(document: string): readonly WrittenStatement[] | undefined {
  try {
    const { Statement } = JSON.parse(document) as { Statement?: WrittenStatement | WrittenStatement[] };
    return Statement === undefined ? undefined : [Statement].flat();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

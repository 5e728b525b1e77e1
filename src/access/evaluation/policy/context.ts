/** Everything that is known about a request, by condition key; a key that it does not have is absent. */
export type RequestContext = Readonly<Record<string, string | undefined>>;

/**
 * The keys that the context of a request can have, in small letters: IAM compares their names without regard
 * to case.
 */
export type ContextKeys = ReadonlySet<string>;

export function contextKeys(names: readonly string[]): ContextKeys {
  return new Set(names.map((name) => name.toLowerCase()));
}

const OF_CALLS = [
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "aws:SourceVpce",
  "kms:EncryptionContext:SecretARN",
  "kms:EncryptionContext:SecretVersionId",
  "kms:ViaService",
  "sts:ExternalId",
];

/** The keys that calls, assumptions and readings of secrets have, and that documents of ours may use. */
export const CALL_KEYS = contextKeys(OF_CALLS);

const SPELLED = new Map(OF_CALLS.map((name) => [name.toLowerCase(), name]));

/** A condition key, whoever spelled it how. */
export interface ContextKey {
  /** In small letters. */
  readonly name: string;
  /** As the document spells it. */
  readonly written: string;
  /** As contexts most probably spell it. */
  readonly spelled: string;
}

export function contextKey(written: string): ContextKey {
  const name = written.toLowerCase();
  return { name, written, spelled: SPELLED.get(name) ?? written };
}

/** The value of a key; a context that spells it otherwise is searched. */
export function valueIn(context: RequestContext, { name, spelled }: ContextKey): string | undefined {
  const value = context[spelled];
  if (value !== undefined || spelled in context) return value;
  for (const other in context) {
    if (other.length === name.length && other.toLowerCase() === name) return context[other];
  }
  return undefined;
}

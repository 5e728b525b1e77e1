import { type Finding, fact, listed, shown, unless } from "../finding";
import { awsProviders } from "../stack/aws-provider";
import { listOf, type Stack } from "../stack/stack-json";

/**
 * The provider that everything of AWS's is made with: the one whose alias is the stack's id, tied to one account. What
 * is only read of the state's bucket may be read in the bucket's region.
 */
export function namedProviders(stack: Stack): readonly Finding[] {
  const own = `aws.${stack.id}`;
  const reading = [own, `${own}_state`];
  const wrong = [
    ...[...stack.resources.values()]
      .filter(({ type }) => /^(?:data\.)?aws_/.test(type))
      .flatMap(({ address, type, attributes: { provider } }) =>
        unless(
          type === "data.aws_s3_objects" ? reading.includes(String(provider)) : provider === own,
          stack,
          `expected ${address} to name the provider ${own}, got ${shown(provider)}`,
        ),
      ),
    ...tied(stack, reading),
  ];
  if (wrong.length > 0) return wrong;
  const [provider] = awsProviders(stack);
  const account = shown(listOf(provider?.allowed_account_ids)[0]);
  return [fact(stack, `everything is made in the account ${account}, by a provider that is tied to it`)];
}

/** Every provider is tied to the same one account, under an alias, so that none is used by default. */
function tied(stack: Stack, aliases: readonly string[]): readonly Finding[] {
  const providers = awsProviders(stack);
  const accounts = new Set(providers.map(({ allowed_account_ids }) => JSON.stringify(allowed_account_ids)));
  const [account = "[]"] = accounts;
  return [
    ...unless(
      providers.some(({ alias }) => alias === stack.id),
      stack,
      `expected a provider ${aliases[0]}, got ${listed(providers.map(({ alias }) => shown(alias)))}`,
    ),
    ...providers.flatMap(({ alias }) =>
      unless(
        aliases.includes(`aws.${shown(alias)}`),
        stack,
        `expected only the providers ${listed(aliases)}, got ${shown(alias)}`,
      ),
    ),
    ...unless(
      accounts.size === 1 && /^\["\d{12}"\]$/.test(account),
      stack,
      `expected every provider tied to one account, got ${listed(accounts)}`,
    ),
  ];
}

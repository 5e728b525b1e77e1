import { didYouMean } from "../../findings/did-you-mean";
import { expected, type Finding, oneOf, quoted } from "../../findings/finding";
import {
  type ConsumerDraft,
  clientsOf,
  consumersOf,
  type DeploymentDraft,
  type Member,
  named,
  usesOf,
} from "../../outline/draft";

/** Clients call what the consumer uses, and each use has a client. One misspelt name is one problem. */
export function clientUses(file: DeploymentDraft): readonly Finding[] {
  return consumersOf(file).flatMap((consumer) => {
    const strangers = strangersOf(file, consumer);
    const unknown = unknownUses(consumer).filter(
      ({ uses }) => strangers.size === 0 || named(file.providers, uses) === undefined,
    );
    return unknown.length > 0 ? unknown.map(({ finding }) => finding) : idleUses(consumer, strangers);
  });
}

/** Uses of providers that the file does not have: reported elsewhere, their clients may have the right name. */
function strangersOf(file: DeploymentDraft, consumer: Member<ConsumerDraft>): ReadonlySet<string> {
  const strangers = usesOf(consumer).filter(
    ({ name, value }) => value && !("api" in value) && !Object.hasOwn(file.providers ?? {}, name),
  );
  return new Set(strangers.map(({ name }) => name));
}

function unknownUses(consumer: Member<ConsumerDraft>) {
  const known = usesOf(consumer).map(({ name }) => name);
  if (known.length === 0) return [];
  return clientsOf(consumer).flatMap(({ path, value }) => {
    const uses = value?.uses;
    if (uses === undefined || known.includes(uses)) return [];
    const message = expected(oneOf("consumer's uses", known), quoted(uses), didYouMean(uses, known));
    const finding: Finding = { path: [...path, "uses"], message };
    return [{ uses, finding }];
  });
}

function idleUses(consumer: Member<ConsumerDraft>, strangers: ReadonlySet<string>): readonly Finding[] {
  const called = clientsOf(consumer).map(({ value }) => value?.uses);
  if (called.length === 0 || called.includes(undefined)) return [];
  return usesOf(consumer)
    .filter(({ name }) => !called.includes(name) && !strangers.has(name))
    .map(({ name, path }) => ({ path, message: expected(`a client that uses ${name}`, "none"), at: "key" }));
}

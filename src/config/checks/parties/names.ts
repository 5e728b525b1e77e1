import { sidPart } from "../../../model/aws/names";
import { type Finding, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { Member } from "../../outline/draft";

/** At least one party; no stack id used twice; no two names that give two statements of a policy the same `Sid`. */
export function names(file: DeploymentOutline): readonly Finding[] {
  const { providers, consumers, providerNames, consumerNames } = file;
  if (providerNames?.size === 0 && consumerNames?.size === 0)
    return [unexpected([], "at least one provider or consumer", "neither")];
  const taken = firstByPart(consumers);
  return [
    ...consumers
      .filter(({ name }) => providerNames?.has(name))
      .map(({ name, path }) => unexpectedKey(path, "a stack id that no provider has", quoted(name))),
    ...clashes(consumers),
    ...providers.flatMap(({ externals }) => clashes(externals, taken)),
    ...consumers.flatMap(({ uses }) => clashes(uses)),
  ];
}

/** The members whose part of a `Sid` another one has already; the same name twice is another rule's matter. */
function clashes(members: readonly Member<unknown>[], taken?: Map<string, string>): readonly Finding[] {
  const first = firstByPart(members);
  return members.flatMap(({ name, path }) => {
    const part = sidPart(name);
    const earlier = [taken?.get(part), first.get(part)].find((one) => one !== undefined && one !== name);
    if (earlier === undefined) return [];
    const wanted = `a name that differs from ${quoted(earlier)} in more than dashes`;
    return [unexpectedKey(path, wanted, quoted(name), " (both would be the same in a policy's Sid)")];
  });
}

/** The first name that comes out as each part of a `Sid`. */
function firstByPart(members: readonly Member<unknown>[]): Map<string, string> {
  return new Map(members.map(({ name }) => [sidPart(name), name] as const).reverse());
}

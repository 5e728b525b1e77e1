import { sidPart } from "../../../model/aws/names";
import { type Finding, quoted, unexpectedKey } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { Member } from "../../outline/draft";

/** No two names give two statements of a policy of an API the same `Sid`. */
export function statementIds({ providers, consumers }: DeploymentOutline): readonly Finding[] {
  const taken = firstByPart(consumers);
  return [
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

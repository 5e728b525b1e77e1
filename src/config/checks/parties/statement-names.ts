import { sidPart } from "../../../model/aws/names";
import { expected, type Finding, quoted } from "../../findings/finding";
import {
  consumersOf,
  type DeploymentDraft,
  externalsOf,
  type Member,
  providersOf,
  usesOf,
} from "../../outline/draft";

/** Names that would give two statements of one policy the same `Sid`. */
export function statementNames(file: DeploymentDraft): readonly Finding[] {
  const consumers: readonly Member<unknown>[] = consumersOf(file);
  const taken = firstByPart(consumers);
  return [
    ...clashes(consumers),
    ...providersOf(file).flatMap((provider) => clashes(externalsOf(provider), taken)),
    ...consumersOf(file).flatMap((consumer) => clashes(usesOf(consumer))),
  ];
}

/** The members whose part of a `Sid` another one has already; the same name twice is another check's matter. */
function clashes(
  members: readonly Member<unknown>[],
  taken: ReadonlyMap<string, string> = new Map(),
): readonly Finding[] {
  const first = firstByPart(members);
  return members.flatMap(({ name, path }) => {
    const part = sidPart(name);
    const earlier = [taken.get(part), first.get(part)].find((one) => one !== undefined && one !== name);
    if (earlier === undefined) return [];
    const message = expected(
      `a name that differs from ${quoted(earlier)} in more than dashes`,
      quoted(name),
      " (both would be the same in a policy's Sid)",
    );
    return [{ path, message, at: "key" as const }];
  });
}

/** The first name that comes out as each part of a `Sid`. */
function firstByPart(members: readonly Member<unknown>[]): ReadonlyMap<string, string> {
  return new Map(members.map(({ name }) => [sidPart(name), name] as const).reverse());
}

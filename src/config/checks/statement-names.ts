import { sidPart } from "../../model/names";
import { consumersOf, type DeploymentDraft, externalsOf, type Member, providersOf, usesOf } from "../draft";
import { expected, type Finding, quoted } from "../finding";

/** Names that would give two statements of one policy the same `Sid`. */
export function statementNames(file: DeploymentDraft): readonly Finding[] {
  const consumers: readonly Member<unknown>[] = consumersOf(file);
  return [
    ...clashes(consumers),
    ...providersOf(file).flatMap((provider) => clashes(externalsOf(provider), consumers)),
    ...consumersOf(file).flatMap((consumer) => clashes(usesOf(consumer))),
  ];
}

/** The members whose part of a `Sid` another one has already; the same name twice is another check's matter. */
function clashes(
  members: readonly Member<unknown>[],
  others: readonly Member<unknown>[] = [],
): readonly Finding[] {
  return members.flatMap(({ name, path }, i) => {
    const earlier = [...others, ...members.slice(0, i)].find(
      (one) => one.name !== name && sidPart(one.name) === sidPart(name),
    );
    if (earlier === undefined) return [];
    const message = expected(
      `a name that differs from ${quoted(earlier.name)} in more than dashes`,
      quoted(name),
      " (both would be the same in a policy's Sid)",
    );
    return [{ path, message, at: "key" as const }];
  });
}

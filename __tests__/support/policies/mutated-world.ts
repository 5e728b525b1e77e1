import { accessProblems, examine } from "../../../src/access/prove";
import { type World, worldOf } from "../../../src/access/world/world";
import type { Deployment } from "../../../src/model/deployment";
import type { PolicyDocument, Statement } from "../../../src/policies/document";

/** The replacement of a statement; undefined drops it. */
export type Mutation = (statement: Statement) => object | undefined;

/** The document with one statement changed or dropped. */
export function inStatement(document: PolicyDocument, sid: string, change: Mutation): PolicyDocument {
  expect(document.Statement.map(({ Sid }) => Sid)).toContain(sid);
  const Statement = document.Statement.flatMap((one) =>
    one.Sid === sid ? (change(one) ?? []) : one,
  ) as Statement[];
  return { ...document, Statement };
}

/** The world of a deployment with a statement of its providers' resource policies changed. */
export function withResourceStatement(deployment: Deployment, sid: string, change: Mutation): World {
  const world = worldOf(deployment);
  const providers = world.providers.map((provider) => {
    const resourcePolicy = inStatement(provider.documents.resourcePolicy, sid, change);
    return { ...provider, api: { ...provider.api, resourcePolicy } };
  });
  const apis = Object.fromEntries(providers.map(({ api }) => [api.name, api]));
  return { ...world, providers, consumers: world.consumers.map((consumer) => ({ ...consumer, apis })) };
}

/** The world of a deployment with the statement of every access role's trust changed. */
export function withTrust(deployment: Deployment, change: Mutation): World {
  const world = worldOf(deployment);
  const providers = world.providers.map((provider) => ({
    ...provider,
    documents: {
      ...provider.documents,
      accessRoles: provider.documents.accessRoles.map((role) => ({
        ...role,
        trust: inStatement(role.trust, "AllowClientRoles", change),
      })),
    },
  }));
  return { ...world, providers };
}

/** A condition without one of its operators. */
export function withoutOperator(condition: object | undefined, operator: string): object {
  return Object.fromEntries(Object.entries(condition ?? {}).filter(([name]) => name !== operator));
}

/** The proof's problems, a line each. */
export function problemsOf(world: World): readonly string[] {
  return accessProblems(examine(world)).map(({ path, message }) => `${path}: ${message}`);
}

/** The problem of an intruder's call; the message contains at least this. */
export function letIn(call: string, guard: string): RegExp {
  return new RegExp(
    `: an intruder would be let in: .*${quoted(call)}.* \\(.+\\); ${quoted(guard)} should refuse it$`,
  );
}

/** The problem of a call that the deployment promises, or its beginning. */
export function refused(message: string): RegExp {
  return new RegExp(`^${quoted(message)}`);
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

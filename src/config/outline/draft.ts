import type { Finding, Path } from "../findings/finding";
import type { WholeInput } from "../schema/deployment-file";
import type { DeploymentInput, GatewayInput } from "../schema/file-parts";

/**
 * A value as written, in which everything that the schema refused has become `undefined`, so that one mistake does not
 * hide others. A refused value keeps its key, a missing one has none.
 */
type Draft<T> = T extends readonly (infer E)[]
  ? readonly (Draft<E> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Draft<T[K]> }
    : T;

/** A whole file. */
export type FileDraft = Draft<WholeInput>;
/** Its APIs, and those that use them. */
export type DeploymentDraft = Draft<DeploymentInput>;
/** Its endpoint services, and the gateways in front of them. */
export type GatewayDraft = Draft<GatewayInput>;

type PartOf<T> = NonNullable<NonNullable<T>[keyof NonNullable<T>]>;
export type ProviderDraft = PartOf<DeploymentDraft["providers"]>;
export type ConsumerDraft = PartOf<DeploymentDraft["consumers"]>;
export type UseDraft = PartOf<ConsumerDraft["uses"]>;
export type ClientDraft = PartOf<ConsumerDraft["clients"]>;
export type FrontDoorDraft = Extract<ClientDraft, { readonly type?: "rest-front-door" }>;
export type DoorCallerDraft = PartOf<FrontDoorDraft["callers"]>;
export type HandlerDraft = PartOf<NonNullable<ProviderDraft["backend"]>["handlers"]>;
export type ExternalConsumerDraft = PartOf<ProviderDraft["externalConsumers"]>;
export type TrustStoreDraft = NonNullable<NonNullable<ProviderDraft["service"]>["trustStore"]>;
export type ServiceProviderDraft = PartOf<GatewayDraft["providers"]>;
export type GatewayConsumerDraft = PartOf<GatewayDraft["consumers"]>;
export type HttpGatewayDraft = PartOf<GatewayConsumerDraft["clients"]>;

/** The file without what the schema refused; undefined where that is all of it. */
export function draftOf(value: unknown, refused: readonly Finding[]): FileDraft | undefined {
  if (refused.some(({ path }) => path.length === 0)) return undefined;
  const draft = structuredClone(value);
  for (const { path } of refused) blank(draft, isKind(path) ? path.slice(0, -1) : path);
  return draft as FileDraft;
}

/** The schema looks at nothing else of a service, or of servers, whose kind it refused: all of it is not known. */
function isKind(path: Path): boolean {
  return path.at(-1) === "type" && ["service", "compute"].includes(String(path.at(-2)));
}

function blank(value: unknown, [key, ...rest]: Path): void {
  if (typeof value !== "object" || value === null || key === undefined || !(key in value)) return;
  if (rest.length > 0) blank(Reflect.get(value, key), rest);
  else Reflect.set(value, key, undefined);
}

/** A value of a map with the name that it stands under; the value is missing where the schema refused it. */
export interface Member<T> {
  readonly name: string;
  readonly path: Path;
  readonly value?: T;
}

export function members<T>(
  map: Readonly<Record<string, T | undefined>> | undefined,
  path: Path,
): readonly Member<T>[] {
  return Object.entries(map ?? {}).map(([name, value]) => ({ name, path: [...path, name], value }));
}

/** A value with its keys, and with the maps and lists that it is in, the outermost first. */
interface Found {
  readonly keys: Path;
  readonly value: unknown;
  readonly inside: readonly object[];
}

/** The values that are there at the end of keys such as `uses.*.api`, in which `*` stands for any. */
export function valuesAt(value: unknown, way: readonly string[]): readonly Found[] {
  return way.reduce<readonly Found[]>(
    (found, key) => found.flatMap((one) => valuesBelow(one, key)),
    [{ keys: [], value, inside: [] }],
  );
}

function valuesBelow({ keys, value, inside }: Found, key: string): readonly Found[] {
  if (typeof value !== "object" || value === null) return [];
  const all = () => (Array.isArray(value) ? [...value.keys()] : Object.keys(value));
  return (key === "*" ? all() : Object.hasOwn(value, key) ? [key] : []).map((one) => ({
    keys: [...keys, one],
    value: Reflect.get(value, one),
    inside: [...inside, value],
  }));
}

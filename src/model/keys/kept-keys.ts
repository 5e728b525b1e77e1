import { physicalName } from "../aws/names";
import type { FrontDoorClient } from "../clients/front-door";
import type { Consumer, Use } from "../consumer";
import { madeRoleArn } from "../party";
import type { KeyRotation } from "./api-key";

/** Keys that a consumer keeps: that of a use, or those of a front door's callers. They share a KMS key and a rotation. */
export interface KeptKeys {
  /** Their address in Terraform, unique in the stack: `provider_api_key`, `door_callers`. */
  readonly id: string;
  /** The name of the KMS key's alias. */
  readonly name: string;
  /** The name of the rotation function and of its role. */
  readonly rotationName: string;
  readonly rotationRoleArn: string;
  /** The roles in the consumer's account that read the keys, without that of the rotation. */
  readonly readerRoleArns: readonly string[];
  /**
   * The role in the provider's account that reads them; absent for keys of a front door's callers, which their owners take
   * from the account as its own policies let them.
   */
  readonly authorizerRoleArn?: string;
  readonly keys: readonly KeptKey[];
  readonly owner: KeyOwner;
}

/** The use or the front door that keys are for. */
export type KeyOwner =
  | { readonly kind: "use"; readonly use: Use }
  | { readonly kind: "front-door"; readonly door: FrontDoorClient };

/** A key in a secret of its own. */
export interface KeptKey extends KeyRotation {
  /** The name that it begins with: the consumer's at the provider, or the caller's at the door. */
  readonly name: string;
  /** Unique in the stack: `provider_api_key`, `door_mobile`. */
  readonly id: string;
  /**
   * The beginning of the secret's name. Its end is Terraform's: a deleted secret occupies its name for days, and one that
   * is made again needs another.
   */
  readonly secretPrefix: string;
}

/** A key's part of an address in Terraform, after that of the keys that it is one of: the only key of a use needs none. */
export function keyPart({ owner }: KeptKeys, { name }: KeptKey): string {
  return owner.kind === "use" ? "Default" : name;
}

/** Everything that a consumer keeps, the uses' keys first. */
export function keptKeys(consumer: Consumer): readonly KeptKeys[] {
  return [
    ...consumer.uses.flatMap((use) => keyOfUse(consumer, use)),
    ...consumer.clients.flatMap((client) =>
      client.type === "rest-front-door" ? keysOfCallers(consumer, client) : [],
    ),
  ];
}

function keyOfUse(consumer: Consumer, use: Use): readonly KeptKeys[] {
  const { apiKey } = use;
  if (apiKey === undefined) return [];
  const id = keyIdOf(use);
  const name = physicalName(consumer.name, use.name, "api-key");
  return [
    {
      ...{ id, name, ...rotationOf(consumer, use.name) },
      readerRoleArns: consumer.clients.filter((client) => client.use === use).map(({ roleArn }) => roleArn),
      authorizerRoleArn: apiKey.authorizerRoleArn,
      keys: [{ ...apiKey, name: apiKey.knownAs, id, secretPrefix: `${name}-` }],
      owner: { kind: "use", use },
    },
  ];
}

/** The id of a use's key. A use has its provider's name in the file. */
export function keyIdOf({ name }: Pick<Use, "name">): string {
  return `${name}_api_key`;
}

function keysOfCallers(consumer: Consumer, door: FrontDoorClient): KeptKeys {
  const name = physicalName(consumer.name, door.name, "callers");
  return {
    ...{ id: `${door.name}_callers`, name, ...rotationOf(consumer, door.name) },
    readerRoleArns: [door.roleArn],
    keys: door.callers.map((caller) => ({
      ...caller,
      id: `${door.name}_${caller.name}`,
      secretPrefix: `${physicalName(consumer.name, door.name, caller.name)}-`,
    })),
    owner: { kind: "front-door", door },
  };
}

function rotationOf(consumer: Consumer, of: string) {
  const rotationName = rotationFunctionName(consumer.name, of);
  return { rotationName, rotationRoleArn: madeRoleArn(consumer, rotationName) };
}

/** @param of the use, or the front door, whose keys it rotates */
export function rotationFunctionName(consumer: string, of: string): string {
  return physicalName(consumer, of, "rotation");
}

import type { Route } from "../../../model/routes/route";
import type { PolicyDocument } from "../../../policies/document";
import type { KeyGrant } from "../../../policies/keys/key-grant";
import type { Api, Endpoint } from "../../evaluation/call";
import type { KeyAuthorizer } from "../../evaluation/key-authorizer";

/** An API whose callers have keys, be it a provider's or a front door, with everything that it grants. */
export interface KeyedApi {
  readonly api: Api;
  readonly routes: readonly Route[];
  readonly holders: readonly KeyedGrant[];
  /** The states on the way to the finished deployment, and back. */
  readonly states: readonly KeyedState[];
  /** Undefined = through no endpoint. */
  readonly ways: readonly (Endpoint | undefined)[];
  /** True if API Gateway keeps answers and finds them by the key alone, whatever way a call comes. */
  readonly keepsByKey: boolean;
}

/** A grant to somebody with a key. */
export interface KeyedGrant {
  /** The name that the key begins with. */
  readonly name: string;
  /** The place in the deployment file that grants it. */
  readonly path: string;
  readonly routes: readonly Route[];
  /** The minutes for which a key that was rotated out is accepted, by the file. */
  readonly graceMinutes: number;
  readonly answer: KeyGrant;
}

export interface KeyedState {
  /** Absent = the API has none. */
  readonly resourcePolicy?: PolicyDocument;
  /** The endpoints of each holder, as far as they are known; absent = calls may come from anywhere. */
  readonly endpointIds?: Readonly<Record<string, readonly string[]>>;
  /** @param sinceMinutes for how long the current keys have been current */
  readonly authorizer: (sinceMinutes: number) => KeyAuthorizer;
}

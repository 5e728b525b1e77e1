import type { Answer, Forward, PassingRequest } from "../../../proxy";
import { queryCall } from "../../../requests/query-call";
import { requesterOf } from "../../../requests/requester";
import { elbRefusal } from "../../../requests/service-refusal";
import { callerOf } from "../../access/caller";
import type { Owner, TrustStore, TrustStores } from "./trust-stores";

/** A call about trust stores, and who makes it. */
export interface TrustStoreCall {
  readonly action: string;
  readonly parameters: URLSearchParams;
  readonly owner: Owner;
}

/** Undefined where a request asks Elastic Load Balancing for something else. */
export async function trustStoreCall(
  passing: PassingRequest,
  forward: Forward,
  actions: readonly string[],
): Promise<TrustStoreCall | undefined> {
  const call = queryCall(passing, "elasticloadbalancing");
  if (call === undefined || !actions.includes(call.action)) return undefined;
  return { ...call, owner: await ownerOf(passing, forward) };
}

export async function ownerOf(passing: PassingRequest, forward: Forward): Promise<Owner> {
  const { account, arn } = await callerOf(passing, forward);
  return { account, region: requesterOf(passing).region, partition: arn.split(":")[1] ?? "aws" };
}

/** The trust store that a call names; AWS's refusal where its owner has none such. */
export function namedStore(
  stores: TrustStores,
  { parameters, owner }: Pick<TrustStoreCall, "parameters" | "owner">,
):
  | { readonly store: TrustStore; readonly refusal?: undefined }
  | { readonly refusal: Answer; readonly store?: undefined } {
  const arn = parameters.get("TrustStoreArn") ?? parameters.get("MutualAuthentication.TrustStoreArn");
  const store = stores.find(owner, arn);
  return store ? { store } : { refusal: elbRefusal("TrustStoreNotFound", `Trust store '${arn}' not found`) };
}

/** A file in a bucket, and its version. */
export interface StoredFile {
  readonly bucket: string;
  readonly key: string;
  /** @default the newest */
  readonly version?: string;
  /** A part of the bucket that is asked for in its place: `policy`. */
  readonly query?: string;
}

/** Reads a file as whoever makes a call; undefined where there is none for him. */
export async function fileOf(
  passing: PassingRequest,
  forward: Forward,
  { bucket, key, version, query = version && `versionId=${encodeURIComponent(version)}` }: StoredFile,
): Promise<Buffer | undefined> {
  const path = `/${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;
  const { authorization = "" } = passing.headers;
  const { status, body } = await forward({
    method: "GET",
    path: query ? `${path}?${query}` : path,
    headers: {
      host: passing.headers.host,
      authorization: authorization.replace(/\/elasticloadbalancing\//, "/s3/"),
      "x-amz-security-token": passing.headers["x-amz-security-token"],
    },
    body: Buffer.alloc(0),
  });
  return status === 200 ? body : undefined;
}

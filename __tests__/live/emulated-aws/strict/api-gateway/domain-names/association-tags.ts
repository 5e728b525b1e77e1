import type { PassingRequest } from "../../../proxy";
import { requesterOf } from "../../../requests/requester";

type Tags = Readonly<Record<string, string>>;

/** The tags of an access association after a request about them, by its ARN. */
export interface AskedTags {
  readonly arn: string;
  readonly after: (before: Tags) => Tags;
}

/**
 * Undefined where a request is not about the tags of an access association.
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_TagResource.html
 */
export function askedTags(passing: PassingRequest): AskedTags | undefined {
  const [path = "", query = ""] = passing.path.split("?");
  const [, arn] = /^\/tags\/(.+)$/.exec(decodeURIComponent(path)) ?? [];
  if (requesterOf(passing).service !== "apigateway" || !arn?.includes(":/domainnameaccessassociations/"))
    return undefined;
  const removed = new URLSearchParams(query).getAll("tagKeys");
  const { tags: added = {} } =
    passing.method === "PUT" ? (JSON.parse(passing.body.toString()) as { readonly tags?: Tags }) : {};
  const after = (before: Tags) =>
    Object.fromEntries(
      Object.entries({ ...before, ...added }).filter(
        ([key]) => passing.method !== "DELETE" || !removed.includes(key),
      ),
    );
  return { arn, after };
}

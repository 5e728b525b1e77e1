import type { Answer, PassingRequest } from "../../emulated-aws/proxy";

/** True for a request that lists the objects whose key begins like this. */
export function isListing({ path }: PassingRequest, key: string): boolean {
  const { searchParams } = new URL(path, "http://s3");
  return searchParams.get("list-type") === "2" && searchParams.get("prefix") === key;
}

/** As S3 refuses. */
export function accessDenied(): Answer {
  return {
    status: 403,
    headers: { "content-type": "application/xml" },
    body: Buffer.from("<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"),
  };
}

/** A request to assume a role of one account, made one for the role of that name in another. */
export function withRoleOf(request: PassingRequest, account: string, another: string): PassingRequest {
  const text = request.body.toString("latin1");
  if (!text.startsWith("Action=AssumeRole&")) return request;
  return { ...request, body: Buffer.from(text.replace(account, another), "latin1") };
}

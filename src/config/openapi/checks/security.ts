import type { Auth } from "../../../model/provider";
import { expected } from "../../findings/finding";
import type { OpenApiFiles } from "../files/openapi-files";
import { followed } from "../files/references";
import { below, isMap, members, type Remark, type Spot } from "../files/spot";
import type { Operation } from "./operations";

const AUTHORIZER = "x-amazon-apigateway-authorizer";

/**
 * The deployment says how a method knows its caller, and a document cannot say otherwise: it is refused where it asks
 * for nothing although the deployment asks for a signature, a key or a certificate, for something although the deployment asks for nothing, or
 * for what API Gateway would really ask for, an authorizer or an API key.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
 */
export function security(
  root: Spot,
  operations: readonly Operation[],
  files: OpenApiFiles,
  auth: Auth | undefined,
): readonly Remark[] {
  if (auth === undefined) return [];
  const seen = new Set<Spot["value"]>();
  return operations.flatMap(({ spot }) => {
    const own = below(spot, "security");
    const effective = own.value === undefined ? below(root, "security") : own;
    if (!Array.isArray(effective.value) || seen.has(effective.value)) return [];
    seen.add(effective.value);
    return contradictions(effective, root, files, auth);
  });
}

function contradictions(asked: Spot, root: Spot, files: OpenApiFiles, auth: Auth): readonly Remark[] {
  const ways = members(asked).map(([, way]) => way);
  const open = ways.length === 0 || ways.some(({ value }) => isMap(value) && Object.keys(value).length === 0);
  if (auth !== "none" && open) {
    const wanted = `a security that every caller has to meet, as with auth: ${auth} nobody calls ${WITHOUT[auth]}`;
    return [{ spot: asked, message: expected(wanted, ways.length === 0 ? "[]" : "{} among the ways in") }];
  }
  if (auth === "none" && !open) {
    const wanted = "no security, as with auth: none nobody is asked who calls";
    return [{ spot: asked, message: expected(wanted, ways.map(schemes).join(" or ")) }];
  }
  return ways.flatMap((way) => members(way).flatMap(([name, spot]) => enforced(name, spot, root, files)));
}

/** The calls that are refused. */
const WITHOUT: Readonly<Record<Exclude<Auth, "none">, string>> = {
  iam: "unsigned",
  "api-key": "without a key",
  certificate: "without a certificate",
};

function schemes({ value }: Spot): string {
  return Object.keys(isMap(value) ? value : {}).join(" and ");
}

/** A remark on a scheme that API Gateway itself would enforce; the others only tell readers what to send. */
function enforced(name: string, spot: Spot, root: Spot, files: OpenApiFiles): readonly Remark[] {
  const scheme = followed(below(root, "components", "securitySchemes", name), files);
  if (scheme === undefined || !isMap(scheme.value)) return [];
  const { type, in: place, name: header } = scheme.value;
  const got = AUTHORIZER in scheme.value ? "an authorizer" : undefined;
  const key = type === "apiKey" && place === "header" && String(header).toLowerCase() === "x-api-key";
  const signed = scheme.value["x-amazon-apigateway-authtype"] === "awsSigv4";
  const what = got ?? (key && !signed ? "an API key" : undefined);
  if (what === undefined) return [];
  const wanted = "a security without authorizers and API keys, as the deployment's auth says who may call";
  return [{ spot, message: expected(wanted, `${name}, ${what}`), at: "key" }];
}

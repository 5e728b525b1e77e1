import { routeKey } from "../../../../model/routes/route";
import { type Finding, type Path, quoted, unexpected } from "../../../findings/finding";
import type { GatewayConsumerOutline } from "../../../outline/gateway/gateway-consumer";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { HttpGatewayOutline } from "../../../outline/gateway/http-gateway";

/**
 * The headers by which callers are known. `*` does not include `authorization`.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 */
const SIGNS = { jwt: ["authorization"], iam: ["authorization", "x-amz-date"], none: [] } as const;

type CorsDraft = NonNullable<NonNullable<HttpGatewayOutline["value"]>["cors"]>;

/**
 * Calls from pages of other origins: API Gateway answers their preflights itself, and browsers take `*` for everything only
 * where no credentials go along, and never for the header `authorization`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 * @see https://fetch.spec.whatwg.org/#http-new-header-syntax
 */
export function cors({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap((consumer) =>
    consumer.gateways.flatMap(({ path, value }) => {
      if (value?.cors === undefined) return [];
      const place = [...path, "cors"];
      return [
        ...wildcards(value.cors, place),
        ...silent(value.cors, value.auth ? SIGNS[value.auth] : [], place),
        ...preflights(consumer),
      ];
    }),
  );
}

function wildcards(draft: CorsDraft, path: Path): readonly Finding[] {
  if (draft.credentials !== true) return [];
  return (["origins", "methods", "headers", "exposeHeaders"] as const).flatMap((key) => {
    const at = draft[key]?.indexOf("*") ?? -1;
    const wanted = `with credentials: true ${key} by name`;
    return at < 0 ? [] : [unexpected([...path, key, at], wanted, quoted("*"))];
  });
}

/** A page that cannot send its token, or its signature, is refused at each call. */
function silent({ headers }: CorsDraft, signs: readonly string[], path: Path): readonly Finding[] {
  if (headers === undefined || headers.includes(undefined)) return [];
  const sent = headers.map((header) => header?.toLowerCase());
  const missing = signs.filter(
    (sign) => !sent.includes(sign) && (sign === "authorization" || !sent.includes("*")),
  );
  if (missing.length === 0) return [];
  const wanted = `${missing.join(" and ")} among the headers, as callers are known by ${missing.length > 1 ? "them" : "it"}`;
  return [unexpected([...path, "headers"], wanted, headers.join(", "))];
}

function preflights({ uses }: GatewayConsumerOutline): readonly Finding[] {
  const wanted = "no OPTIONS beside cors, as API Gateway answers it itself";
  return uses.flatMap(({ listed = [] }) =>
    listed.flatMap(({ path, route }) =>
      route?.method === "OPTIONS" ? [unexpected(path, wanted, quoted(routeKey(route)))] : [],
    ),
  );
}

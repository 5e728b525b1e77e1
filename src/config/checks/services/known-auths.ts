import type { Auth } from "../../../model/provider";
import { SERVICES } from "../../../model/services/traits";
import { type Finding, oneKind, type Path, quoted, unexpected } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { ServiceOutline } from "../../outline/service";

/** A service knows its callers by something that its kind can ask for. */
export function knownAuths({ providers, consumers }: DeploymentOutline): readonly Finding[] {
  return [
    ...providers.flatMap(({ path, service }) => unknownAuth([...path, "service", "auth"], service)),
    ...consumers.flatMap(({ uses }) =>
      uses.flatMap(({ kind, path, service }) =>
        kind === "described" ? unknownAuth([...path, "api", "auth"], service) : [],
      ),
    ),
  ];
}

function unknownAuth(path: Path, { type, auth }: ServiceOutline): readonly Finding[] {
  if (type === undefined || auth === undefined || SERVICES[type].auths.includes(auth)) return [];
  const wanted = `${SERVICES[type].auths.join(" or ")} of ${oneKind(type)}`;
  return [unexpected(path, wanted, quoted(auth), ADVICE[auth] ?? "")];
}

/** The kinds that some ways of knowing callers are for. */
const ADVICE: Readonly<Partial<Record<Auth, string>>> = {
  "api-key": ", which goes with a consumer's endpoint",
  certificate: ", which goes with an mtls-rest-api",
};

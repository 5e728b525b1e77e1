import { danglingReferences } from "../../../network/closed/dangling";
import { closedNetwork } from "../../../network/closed/network";
import { foreignParts } from "../../../network/closed/parts";
import { unknownParts } from "../../../network/closed/unknown";
import { madeIn } from "../../../network/every-stack/home";
import { namedProviders } from "../../../network/every-stack/named-providers";
import { retentions } from "../../../network/every-stack/retention";
import { secrets } from "../../../network/every-stack/secrets";
import { about, type Finding } from "../../../network/finding";
import type { Stack } from "../../../network/stack/stack-json";
import { OF_GATEWAYS } from "../../closed/gateway-vocabulary";
import type { GatewayExpectations } from "../../expectations/gateway-expectations";
import { apiFindings } from "./api/api";
import { authorizerFindings } from "./api/authorizer";
import { callerFindings } from "./api/callers";
import { domainFindings } from "./api/domain";
import { integrationFindings } from "./api/integrations";
import { routeFindings } from "./api/routes";
import { stageFindings } from "./api/stage";
import { keepWarmFindings } from "./keep-warm/keep-warm";
import { gatewayParts } from "./parts";
import { firewallFindings } from "./way/firewall";
import { linkFindings } from "./way/link";
import { usedServices } from "./way/used-services";
import { wayFindings } from "./way/ways";

/** Everything that a gateway's stack has, held against the file, and that it has nothing else. */
export function gatewayFindings(stack: Stack, expected: GatewayExpectations): readonly Finding[] {
  const parts = gatewayParts(stack);
  return [
    ...("findings" in parts
      ? parts.findings
      : [
          ...about("access", [
            ...apiFindings(stack, parts, expected),
            ...authorizerFindings(stack, parts, expected.access),
            ...routeFindings(stack, parts, expected),
            ...callerFindings(stack, expected),
          ]),
          ...about("record", stageFindings(stack, parts, expected)),
          ...about("boundary", firewallFindings(stack, parts, expected.firewall)),
          ...about("way", [
            ...integrationFindings(stack, parts, expected),
            ...linkFindings(stack, parts, expected),
            ...usedServices(stack, parts, expected),
            ...domainFindings(stack, parts, expected.domain),
            ...keepWarmFindings(stack, parts, expected),
          ]),
          ...about("boundary", wayFindings(stack, parts, expected)),
        ]),
    ...madeIn(stack, expected),
    ...about("boundary", closedNetwork(stack)),
    ...foreignParts(stack, []),
    ...unknownParts(stack, OF_GATEWAYS),
    ...danglingReferences(stack),
    ...about("record", retentions(stack)),
    ...about("secret", secrets(stack)),
    ...namedProviders(stack),
  ];
}

import { endpointService } from "../endpoint-service/endpoint-service";
import { type Finding, problem } from "../finding";
import { ofType, type Resource, type Stack } from "../stack/stack-json";
import type { Ground, PlacedEndpoint } from "../ways/ground";
import type { Reach } from "../ways/reach";
import { authorizerRights } from "./api/authorizer-rights";
import { endpointTargets } from "./balancers/endpoint-targets";
import { entryFindings } from "./balancers/entry";
import { ownEndpoint } from "./balancers/own-endpoint";
import { type EntranceParts, entranceParts } from "./balancers/parts";
import { passages } from "./balancers/passages";
import { verifierFindings } from "./balancers/verifier";
import { domainCertificate } from "./domain/certificate";
import { domainFindings } from "./domain/domain";
import type { EntranceExpectations } from "./entrance-expectations";
import { connectionLog } from "./trust/connection-log";
import { expiryCheck } from "./trust/expiry-check";
import { trustStore } from "./trust/trust-store";

/**
 * The entrance of an API for holders of certificates: PrivateLink leads to a balancer, behind which another one verifies certificates,
 * and that alone reaches the API's endpoint.
 */
export function entranceWay(ground: Ground, entrance: EntranceExpectations): Reach {
  const { stack } = ground;
  const found = entranceParts(stack);
  const endpoint = ground.endpoints.get("execute-api");
  const [api] = ofType(stack, "aws_api_gateway_rest_api");
  const [stage] = ofType(stack, "aws_api_gateway_stage");
  if ("findings" in found) return { findings: found.findings, needs: [] };
  const { vpc } = endpoint?.place ?? {};
  if (endpoint === undefined || vpc === undefined || api === undefined || stage === undefined) {
    const text = "expected an API with a stage, and an endpoint that the entrance leads to, got none";
    return { findings: [problem(stack, text)], needs: [] };
  }
  const reach = passages(ground, found.parts, endpoint, vpc);
  const findings = [
    ...throughBalancers(stack, found.parts, { endpoint, vpc, api, stage }, entrance),
    ...ownEndpoint(stack, endpoint, api, entrance),
    ...authorizerRights(stack, api),
    ...endpointService(stack, found.parts.entry, entrance.consumers),
  ];
  return { needs: reach.needs, findings: [...reach.findings, ...findings] };
}

/** The place that an entrance leads to. */
interface Behind {
  readonly endpoint: PlacedEndpoint;
  readonly vpc: string;
  readonly api: Resource;
  readonly stage: Resource;
}

function throughBalancers(
  stack: Stack,
  parts: EntranceParts,
  { endpoint, vpc, api, stage }: Behind,
  entrance: EntranceExpectations,
): readonly Finding[] {
  const { zoneIds, partition, ends } = entrance;
  const trust = trustStore(stack, entrance);
  const log = connectionLog(stack, partition, trust);
  const certificate = domainCertificate(stack, entrance);
  const store = trust.store?.address ?? "a trust store of the stack";
  const verification = {
    ...{ store, revocations: trust.revocations, certificate: certificate.arn },
    ...{ log: log.bucket ?? "a bucket of the stack", logSettings: log.settings },
  };
  return [
    ...[trust, log, certificate].flatMap(({ findings }) => findings),
    ...expiryCheck(stack, ends, store),
    ...entryFindings(stack, parts, vpc, zoneIds),
    ...verifierFindings(stack, parts, verification, zoneIds),
    ...endpointTargets(stack, parts, endpoint, vpc, zoneIds),
    ...domainFindings(stack, entrance, {
      ...{ api, stage, certificate: certificate.arn },
      endpoint: endpoint.address,
    }),
  ];
}

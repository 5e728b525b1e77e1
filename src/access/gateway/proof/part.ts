import { about, assumption, type Finding, fact, listed, problem } from "../../network/finding";
import { ofType, type Stack } from "../../network/stack/stack-json";
import type { GatewayExpectations } from "../expectations/gateway-expectations";
import { KEEP_WARM } from "../expectations/own-route";
import type { ServiceExpectations } from "../expectations/service-expectations";
import { toldApart } from "../findings/gateway/api/told-apart";
import { gatewayFindings } from "../findings/gateway/gateway-findings";
import { serviceFindings } from "../findings/service/service-findings";
import type { Gateway } from "../picture/gateway";
import type { Service } from "../picture/service";
import { type CallProof, proveCalls } from "./call-proof";
import { type Connection, proveConnections } from "./connection-proof";
import { proveKeepWarm } from "./keep-warm-proof";
import { proveGatewayVpc, proveServiceVpc } from "./vpc-proof";

/** The proof of one stack. */
export interface Part {
  readonly findings: readonly Finding[];
  /** @default it is the stack of no gateway */
  readonly calls?: CallProof;
  /** Endpoints that connect as the file says. @default it is the stack of no service */
  readonly connected?: readonly Connection[];
  /** Attempts that are refused, as the file says. */
  readonly refused?: readonly Connection[];
}

/** @param gateway as the stack has it; undefined where it has none, or several */
export function gatewayPart(
  stack: Stack,
  expected: GatewayExpectations,
  gateway: Gateway | undefined,
  services: ReadonlyMap<string, Service>,
): Part {
  const findings = gatewayFindings(stack, expected);
  if (gateway === undefined) return { findings };
  const calls = proveCalls(gateway, services, expected);
  const own = proveKeepWarm(gateway, services, expected);
  const vpc = proveGatewayVpc(gateway, groupsOf(stack));
  return {
    findings: [
      ...findings,
      ...about(
        "way",
        [...calls.ways, ...own.ways].map((way) => fact(stack, way)),
      ),
      ...[...calls.problems, ...own.problems, ...vpc.problems].map((text) => problem(stack, text)),
      ...ownersFindings(stack, expected),
      ...toldApart(stack, expected),
    ],
    calls: {
      ...calls,
      refused: calls.refused + own.refused,
      classes: calls.classes + own.classes,
    },
    refused: vpc.refused,
  };
}

/** The conditions that others decide: owners of services without a stack, and policies of an account's own. */
function ownersFindings(
  stack: Stack,
  { uses, access, account, keepWarm }: GatewayExpectations,
): readonly Finding[] {
  const named = Object.values(uses).flatMap(({ service }) =>
    service.kind === "named" ? [service.name] : [],
  );
  return [
    ...(named.length > 0 ? [assumption(stack, `the owner of ${listed(named)} accepts its endpoint`)] : []),
    ...(access.kind === "iam"
      ? [
          assumption(
            stack,
            `of the account ${account}, those other roles and users call whose own policies let them`,
          ),
        ]
      : []),
    ...(keepWarm && access.kind !== "iam"
      ? [
          assumption(
            stack,
            `of the account ${account}, those roles and users call ${KEEP_WARM}, which no service hears of, whose own policies let them`,
          ),
        ]
      : []),
  ];
}

/** @param service as the stack has it; undefined where it has none, or several */
export function servicePart(
  stack: Stack,
  expected: ServiceExpectations,
  service: Service | undefined,
  gateways: readonly Gateway[],
): Part {
  const findings = serviceFindings(stack, expected);
  if (service === undefined) return { findings };
  const { connected, refused, problems } = proveConnections(service, expected, gateways);
  const vpc = proveServiceVpc(service, groupsOf(stack));
  return {
    findings: [
      ...findings,
      ...about(
        "access",
        connected.map(({ words, reason }) => fact(stack, `${words} connects; ${reason}`)),
      ),
      ...[...problems, ...vpc.problems].map((text) => problem(stack, text)),
    ],
    connected,
    refused: [...refused, ...vpc.refused],
  };
}

function groupsOf(stack: Stack): readonly string[] {
  return ofType(stack, "aws_security_group").map(({ address }) => address);
}

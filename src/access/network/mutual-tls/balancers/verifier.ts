import { type Finding, fact } from "../../finding";
import { exactly } from "../../held/exactly";
import { of } from "../../held/having";
import { madeAfter } from "../../held/made-after";
import type { Json, Stack } from "../../stack/stack-json";
import { inZones } from "./entry";
import { type EntranceParts, HEALTH_PORT } from "./parts";

/** The things of the stack by which certificates are verified. */
export interface Verification {
  /** The address of the trust store. */
  readonly store: string;
  /** The lists of what authorities revoked, without which a revoked certificate would be accepted. */
  readonly revocations: readonly string[];
  /** The certificate of the name that callers use, as an expression or an ARN. */
  readonly certificate: Json;
  /** The address of the bucket that connections are logged to. */
  readonly log: string;
  /** The parts of the bucket without which nothing may be logged. */
  readonly logSettings: readonly string[];
}

/** TLS 1.2 and 1.3, with forward secrecy. */
const TLS = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** Requests that could be read in two ways are refused, and calls keep the name that they asked for. */
const BALANCER = {
  load_balancer_type: "application",
  internal: true,
  desync_mitigation_mode: "strictest",
  drop_invalid_header_fields: true,
  preserve_host_header: true,
};

/**
 * The balancer that verifies certificates. Nothing comes through it but by a listener in verify mode, which says in headers of fixed
 * names who holds the certificate; the other listener answers by itself.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html#fixed-response-actions
 */
export function verifierFindings(
  stack: Stack,
  { verifier, verifying, health, toEndpoint }: EntranceParts,
  by: Verification,
  zoneIds: readonly string[],
): readonly Finding[] {
  const wrong = [
    ...exactly(stack, verifier, { ...BALANCER, connection_logs: { bucket: of(by.log), enabled: true } }, [
      ...["subnets", "security_groups", "enable_deletion_protection"],
    ]),
    ...madeAfter(stack, verifier, by.logSettings),
    ...inZones(stack, verifier, zoneIds),
    ...exactly(stack, verifying, {
      ...{ load_balancer_arn: of(verifier.address, "arn"), protocol: "HTTPS", port: 443 },
      ...{ certificate_arn: by.certificate, ssl_policy: TLS },
      mutual_authentication: {
        ...{ mode: "verify", trust_store_arn: of(by.store, "arn"), ignore_client_certificate_expiry: false },
        advertise_trust_store_ca_names: "on",
      },
      default_action: { type: "forward", target_group_arn: of(toEndpoint.address, "arn") },
    }),
    ...madeAfter(stack, verifying, by.revocations),
    ...exactly(stack, health, {
      ...{ load_balancer_arn: of(verifier.address, "arn"), protocol: "HTTP", port: HEALTH_PORT },
      default_action: {
        type: "fixed-response",
        fixed_response: { content_type: "text/plain", message_body: "OK", status_code: "200" },
      },
    }),
  ];
  if (wrong.length > 0) return wrong;
  return [
    fact(
      stack,
      `${verifying.address} lets in holders of valid certificates of ${by.store} only, and says in headers whose they are; ${health.address} answers checks by itself, and forwards nowhere`,
    ),
    fact(stack, `${verifier.address} logs every connection to ${by.log}`),
  ];
}

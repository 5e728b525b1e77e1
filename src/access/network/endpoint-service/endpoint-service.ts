import { type Finding, listed, unless } from "../finding";
import { having, of } from "../held/having";
import { onlyOne } from "../held/only";
import { proven } from "../held/proven";
import { referent, textOf } from "../stack/reference";
import { objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import { acceptanceFindings } from "./acceptances";
import type { ConnectingConsumers } from "./connecting-consumer";

/**
 * The endpoint service: it leads to one balancer, may be asked for by the file's accounts, and connects nobody whom the stack does
 * not accept.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html
 */
export function endpointService(
  stack: Stack,
  balancer: Resource | undefined,
  consumers: ConnectingConsumers,
): readonly Finding[] {
  const { resource, findings } = onlyOne(stack, "aws_vpc_endpoint_service");
  if (resource === undefined) return findings;
  const all = [
    ...having(stack, resource, {
      acceptance_required: true,
      network_load_balancer_arns: [of(balancer?.address, "arn")],
    }),
    ...principals(
      stack,
      resource,
      Object.values(consumers).map(({ account }) => account),
    ),
    ...acceptanceFindings(stack, resource, consumers),
    ...published(stack, resource),
  ];
  const accounts = listed(Object.values(consumers).map(({ account }) => account));
  const text = `${resource.address} may be asked for a connection by ${accounts}, and accepts none by itself`;
  return proven(stack, all, text);
}

/** An account is named as a whole: whose endpoint it is decides the acceptance. */
function principals(stack: Stack, service: Resource, accounts: readonly string[]): readonly Finding[] {
  const named = ofType(stack, "aws_vpc_endpoint_service_allowed_principal");
  const actual = named.map(({ attributes }) => textOf(stack, attributes.principal_arn) ?? "*").sort();
  const wanted = [...new Set(accounts)].sort();
  const isAsked = actual.length === wanted.length && actual.every((arn, i) => isRootOf(arn, wanted[i]));
  return [
    ...unless(
      isAsked,
      stack,
      `expected the principals of ${service.address} to be ${listed(wanted)}, got ${listed(actual)}`,
    ),
    ...named.flatMap((one) => having(stack, one, { vpc_endpoint_service_id: of(service.address) })),
  ];
}

function isRootOf(arn: string, account: string | undefined): boolean {
  return /^arn:[a-z-]+:iam::(\d{12}):root$/.exec(arn)?.[1] === account;
}

/** The output that consumers read. */
function published(stack: Stack, { address }: Resource): readonly Finding[] {
  const { value } = objectOf(stack.outputs.endpoint_service_name);
  const named = referent(stack, value, "service_name");
  return unless(
    named === address,
    stack,
    `expected the output endpoint_service_name to be the name of ${address}, got ${named ?? "nothing"}`,
  );
}

import { assumption, type Finding, fact, problem, unless } from "../finding";
import { having, of } from "../held/having";
import { noOther } from "../held/only";
import { textOf } from "../stack/reference";
import { objectOf, ofType, type Resource, type Stack } from "../stack/stack-json";
import type { ConnectingConsumers } from "./connecting-consumer";

const TYPE = "aws_vpc_endpoint_connection_accepter";

/** The endpoints that a service accepts: those of the file, each once, and no other. */
export function acceptanceFindings(
  stack: Stack,
  service: Resource,
  consumers: ConnectingConsumers,
): readonly Finding[] {
  const found = Object.entries(consumers).map(([name, { endpoints }]) => {
    if (endpoints.kind === "stated") return stated(stack, service, endpoints.ids);
    if (endpoints.kind === "linked") return linked(stack, service, name);
    return {
      known: [],
      findings: [
        assumption(stack, `the endpoint of ${name} is accepted once the file says that it is linked`),
      ],
    };
  });
  return [
    ...found.flatMap(({ findings }) => findings),
    ...noOther(
      stack,
      TYPE,
      found.flatMap(({ known }) => known),
      "accepts an endpoint that the file does not name",
    ),
  ];
}

interface Accepted {
  readonly known: readonly string[];
  readonly findings: readonly Finding[];
}

function stated(stack: Stack, service: Resource, ids: readonly string[]): Accepted {
  const found = ids.map((id) => {
    const [accepter, ...others] = ofType(stack, TYPE).filter(
      ({ attributes }) => textOf(stack, attributes.vpc_endpoint_id) === id,
    );
    if (accepter === undefined || others.length > 0)
      return {
        known: [],
        findings: [
          problem(
            stack,
            `expected ${id} to be accepted once, got it ${others.length + (accepter ? 1 : 0)} times`,
          ),
        ],
      };
    return {
      known: [accepter.address],
      findings: [...ofService(stack, accepter, service), ...having(stack, accepter, { count: undefined })],
    };
  });
  return { known: found.flatMap((one) => one.known), findings: found.flatMap((one) => one.findings) };
}

/** The endpoint that the consumer's stack puts out for this service; there is none to accept while it is not known. */
function linked(stack: Stack, service: Resource, consumer: string): Accepted {
  const key = new RegExp(`\\.outputs\\.endpoint_ids\\["${stack.id}"\\]`);
  const state = `data.terraform_remote_state.${consumer}`;
  const [accepter, ...others] = ofType(stack, TYPE).filter(({ attributes }) => {
    const local = /^\$\{local\.([\w-]+)\}$/.exec(String(attributes.vpc_endpoint_id))?.[1];
    const text = String(stack.locals[local ?? ""]);
    return text.includes(state) && key.test(text);
  });
  if (accepter === undefined || others.length > 0)
    return {
      known: [],
      findings: [
        problem(stack, `expected the endpoint of ${consumer} to be accepted once, got no such acceptance`),
      ],
    };
  const local = String(accepter.attributes.vpc_endpoint_id).slice(2, -1);
  const wrong = [
    ...ofService(stack, accepter, service),
    ...unless(
      objectOf(accepter.attributes).count === `\${(${local} != "unlinked") ? 1 : 0}`,
      stack,
      `expected ${accepter.address} to be there once ${local} is known, got ${String(accepter.attributes.count)}`,
    ),
  ];
  const text = `${accepter.address} accepts the endpoint that ${consumer} puts out for ${stack.id}, and nothing before that is known`;
  return { known: [accepter.address], findings: wrong.length > 0 ? wrong : [fact(stack, text)] };
}

function ofService(stack: Stack, accepter: Resource, { address }: Resource): readonly Finding[] {
  return having(stack, accepter, { vpc_endpoint_service_id: of(address) });
}

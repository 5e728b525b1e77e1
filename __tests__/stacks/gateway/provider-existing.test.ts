import { EXISTING, providerOf } from "./provider-file";

const stack = providerOf({ compute: EXISTING, service: { port: 9000 } });
const { data, resource } = stack.json;

interface Check {
  readonly condition: string;
  readonly error_message: string;
}

/** The conditions of an element's lifecycle. */
const checksOf = (element: unknown, kind: "precondition" | "postcondition") =>
  (element as { lifecycle: Record<string, readonly Check[]> }).lifecycle[kind] ?? [];

test("nothing is made but the endpoint service and who may connect", () => {
  expect(stack.addresses).toEqual([
    "aws_vpc_endpoint_connection_accepter.gateway",
    "aws_vpc_endpoint_service.service",
    "aws_vpc_endpoint_service_allowed_principal.account_111111111111",
  ]);
  expect(resource.aws_vpc_endpoint_service?.service).toMatchObject({
    network_load_balancer_arns: ["${data.aws_lb.existing.arn}"],
  });
});

test("a plan fails where the balancer is not an internal one of the network", () => {
  const { existing } = data.aws_lb ?? {};
  expect(existing?.arn).toBe(EXISTING.loadBalancerArn);
  expect(checksOf(existing, "postcondition")).toEqual([
    {
      condition: '${self.load_balancer_type == "network" && self.internal}',
      error_message: expect.stringMatching(
        /^providers\.names\.service\.compute\.loadBalancerArn: expected an internal network balancer, got /,
      ),
    },
  ]);
});

test("a plan fails where nothing listens on the port, or something else than TCP", () => {
  const { existing } = data.aws_lb_listener ?? {};
  expect(existing).toMatchObject({ load_balancer_arn: "${data.aws_lb.existing.arn}", port: 9000 });
  expect(checksOf(existing, "postcondition")).toEqual([
    {
      condition: '${self.protocol == "TCP"}',
      error_message: expect.stringMatching(
        /^providers\.names\.service\.port: expected a TCP listener on 9000/,
      ),
    },
  ]);
});

test("a plan fails where the balancer is not in a zone of the file, by the ids of its subnets' zones", () => {
  expect(data.aws_subnet?.existing).toMatchObject({
    for_each: "${data.aws_lb.existing.subnets}",
    id: "${each.value}",
  });
  expect(checksOf(resource.aws_vpc_endpoint_service?.service, "precondition")).toEqual([
    {
      condition: expect.stringContaining(
        'setsubtract(["euw1-az1","euw1-az2"], [for one in data.aws_subnet.existing',
      ),
      error_message: expect.stringMatching(
        /^providers\.names\.service\.compute\.zones: expected zones of the balancer/,
      ),
    },
  ]);
});

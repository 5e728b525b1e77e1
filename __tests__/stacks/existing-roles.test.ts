import { CONSUMER, DEFAULT, OUTSIDE, REGIONAL } from "../support/deployment";
import { attribute, stackOf, synthFile } from "../support/synth";

const TASK = { type: "role", role: "team/task", uses: "provider", auth: "direct" };
const stackWith = (clients: object) =>
  stackOf(synthFile({ ...DEFAULT, consumers: { consumer: { ...CONSUMER, clients } } }), "consumer");

describe("a client that is a role", () => {
  const functions = stackWith(CONSUMER.clients);
  const beside = stackWith({ ...CONSUMER.clients, task: TASK });
  const alone = stackWith({ task: TASK });

  it("adds only its name in the endpoint's policy to a stack", () => {
    expect(beside.addresses).toEqual(functions.addresses);
    const policy = (stack: typeof beside) =>
      JSON.parse(String(attribute(stack, "aws_vpc_endpoint.execute_api", "policy"))).Statement[0].Condition
        .ArnEquals["aws:PrincipalArn"];
    expect(policy(beside)).toEqual([...policy(functions), "arn:aws:iam::222222222222:role/team/task"]);
  });

  it("is an output among the clients' roles, and not among their functions", () => {
    expect(beside.json.output.client_role_arns?.value).toEqual({
      direct: "${aws_iam_role.direct.arn}",
      assumed: "${aws_iam_role.assumed.arn}",
      task: "arn:aws:iam::222222222222:role/team/task",
    });
    expect(Object.keys(beside.json.output.client_functions?.value ?? {})).not.toContain("task");
  });

  it("has the group that the endpoint allows, even if no other client uses it", () => {
    expect(alone.addresses.filter((address) => /iam|lambda|log/.test(address))).toEqual([]);
    expect(alone.json.output.client_security_group_id?.value).toBe("${aws_security_group.clients.id}");
    expect(
      attribute(
        alone,
        "aws_vpc_security_group_ingress_rule.endpoints_from_clients",
        "referenced_security_group_id",
      ),
    ).toBe("${aws_security_group.clients.id}");
  });

  it("leaves a stack without resources if it calls a regional API", () => {
    const consumer = { ...OUTSIDE, clients: { task: TASK } };
    const { addresses, json } = stackOf(synthFile({ ...REGIONAL, consumers: { consumer } }), "consumer");
    expect(addresses).toEqual([]);
    expect(json.output).toEqual({
      api_ids: expect.anything(),
      client_functions: { value: {} },
      client_role_arns: { value: { task: "arn:aws:iam::222222222222:role/team/task" } },
    });
  });
});

import { DeleteStageCommand } from "@aws-sdk/client-api-gateway";
import { DeleteVpcEndpointsCommand } from "@aws-sdk/client-ec2";
import { describeWith, LIVE } from "../support/availability";
import { CONSUMER, nameOf, PROVIDER } from "./doctor/deployment";
import { apiFaults, deleteMethod } from "./doctor/faults/api";
import { clientFaults } from "./doctor/faults/clients";
import { networkFaults } from "./doctor/faults/network";
import { requestFaults } from "./doctor/faults/requests";
import { roleFaults } from "./doctor/faults/roles";
import { apiId, endpointNamed } from "./doctor/live-parts";
import { lookAt, noting, type Said } from "./doctor/looking";
import { apply, call, usePatient } from "./doctor/system";

const FAULTS = [...clientFaults, ...networkFaults, ...roleFaults, ...requestFaults, ...apiFaults];

describeWith(LIVE)("doctor looks at a live deployment", () => {
  const patient = usePatient();
  const rows: string[] = [];

  const names = (fault: string, cause: string, { text, causes }: Said) => {
    rows.push(`| ${fault} | ${causes.join(", ")} | \`${text.split("\n")[0]}\` |`);
    expect(causes[0]).toBe(cause);
  };

  afterAll(() => {
    process.stdout.write(
      `\n| planted | causes found | doctor's first line |\n| --- | --- | --- |\n${rows.join("\n")}\n`,
    );
  });

  test("a provider that was applied before its consumers is not linked to them yet", async () => {
    const said = await lookAt(patient());
    names("the provider was applied once", "unlinked", said);
    expect(said.status).toBe(1);
  });

  test("nothing is found in a healthy deployment, before and after calls", async () => {
    await apply(patient(), "provider");
    await patient().gateway.look();
    expect(await lookAt(patient())).toMatchObject({ status: 0, causes: [] });
    expect((await call(patient(), nameOf.direct)).statusCode).toBe(200);
    expect((await call(patient(), nameOf.assumed)).statusCode).toBe(200);
    expect(await lookAt(patient())).toMatchObject({ status: 0, causes: [] });
  });

  test.each(FAULTS)("$cause: $name", async (fault) => {
    const mend = await fault.plant(patient());
    const said = await lookAt(patient(), fault.call);
    await mend();
    names(fault.name, fault.cause, said);
    expect(said.status).toBe(1);
    expect(said.text).toMatch(fault.evidence ?? /live/);
    expect(said.text.split("\n")[0]?.includes("refuses no call")).toBe(fault.refuses === false);
    expect(await lookAt(patient())).toMatchObject({ status: 0, causes: [] });
  });

  test("everything is read with exactly the permissions that doctor prints", async () => {
    const used = new Set<string>();
    expect((await lookAt(patient(), undefined, { aws: noting(used) })).status).toBe(0);
    const { text } = await lookAt(patient(), undefined, { permissions: true });
    const policies = JSON.parse(text) as Record<string, { Statement: { Action: string[] }[] }>;
    const printed = Object.entries(policies).flatMap(([account, { Statement }]) =>
      Statement.flatMap(({ Action }) => Action.map((action) => `${account} ${action}`)),
    );
    // Asking who one is needs no permission.
    const needed = [...used].filter((one) => !one.endsWith("sts:GetCallerIdentity"));
    expect(needed.toSorted()).toEqual(printed.toSorted());
  });

  test("a missing permission is told, and the other causes are looked for", async () => {
    const stop = patient().aws.intercept(async (passing, forward) =>
      passing.body.toString().includes("Action=GetRolePolicy&")
        ? {
            status: 403,
            headers: { "content-type": "text/xml" },
            body: Buffer.from(
              "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: x is not authorized to perform: iam:GetRolePolicy</Message></Error></ErrorResponse>",
            ),
          }
        : forward(passing),
    );
    const { status, text } = await lookAt(patient());
    stop();
    expect(status).toBe(0);
    expect(text).toMatch(/^nothing found in what could be read: 5 calls, \d+ looks/);
    expect(text).toContain("not looked at: the client's role in 222222222222");
    expect(text).toContain("needs iam:GetRole, iam:GetRolePolicy, iam:ListRolePolicies");
  });

  test("stage-absent: the stage was deleted, and the printed command mends it", async () => {
    const restApiId = await apiId(patient());
    await patient()
      .account(PROVIDER)
      .apiGateway.send(new DeleteStageCommand({ restApiId, stageName: "prod" }));
    const said = await lookAt(patient());
    names("the stage was deleted", "stage-absent", said);
    expect(said.text).toContain("npx crosslink deploy --only provider");
    await apply(patient(), "provider");
    expect(await lookAt(patient())).toMatchObject({ status: 0, causes: [] });
  });

  test("endpoint-absent, then other-endpoint: the endpoint was deleted, and the printed commands mend it", async () => {
    const { id } = await endpointNamed(patient(), nameOf.executeApi);
    await patient()
      .account(CONSUMER)
      .ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }));
    names("the endpoint was deleted", "endpoint-absent", await lookAt(patient()));
    await apply(patient(), "consumer");
    names("the consumer alone was applied after that", "other-endpoint", await lookAt(patient()));
    await apply(patient(), "provider");
    expect(await lookAt(patient())).toMatchObject({ status: 0, causes: [] });
  });

  test("route-absent: the API itself lost a method, and the printed commands mend it", async () => {
    await deleteMethod(patient());
    const said = await lookAt(patient());
    names("a method was deleted", "route-absent", said);
    expect(said.text).toContain("apply -replace=aws_api_gateway_rest_api.api, then npx crosslink deploy");
    await apply(patient(), "provider", "-replace=aws_api_gateway_rest_api.api");
    await Promise.all(["consumer", "second"].map((stackId) => apply(patient(), stackId)));
    await apply(patient(), "provider");
    expect(await lookAt(patient())).toMatchObject({ status: 0, causes: [] });
  });
});

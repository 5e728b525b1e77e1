import { DeleteLogStreamCommand } from "@aws-sdk/client-cloudwatch-logs";
import { probe } from "../../../data-path/system/probe";
import { writeEntry } from "../../../gateway/logs/write-entry";
import { CONSUMER, nameOf, PROVIDER } from "../deployment";
import type { Fault } from "../fault";
import { apiId, endpointNamed } from "../live-parts";
import { call, type Patient } from "../system";

const LOG = `/aws/apigateway/${nameOf.api}/access`;

/** Empties the log: what was refused once is told until it is a quarter of an hour old. */
async function emptyLog({ account }: Patient): Promise<void> {
  const stream = { logGroupName: LOG, logStreamName: "gateway" };
  await account(PROVIDER)
    .logs.send(new DeleteLogStreamCommand(stream))
    .catch((error: Error) => {
      if (error.name !== "ResourceNotFoundException") throw error;
    });
}

/** A fault of single requests: they are sent and refused, and later forgotten. */
function requests(send: (patient: Patient) => Promise<unknown>) {
  return async (patient: Patient) => {
    await send(patient);
    return () => emptyLog(patient);
  };
}

/** A request that no client made here would send. */
async function ask(
  patient: Patient,
  more: { readonly isSigned: boolean; readonly headers?: Record<string, string> },
) {
  const id = await apiId(patient);
  const signer = await patient.gateway.sessions.begin(
    `arn:aws:iam::${CONSUMER}:role/${nameOf.direct}`,
    nameOf.direct,
  );
  const answer = await probe(patient, {
    endpointId: (await endpointNamed(patient, nameOf.executeApi)).id,
    host: `${id}.execute-api.eu-west-1.amazonaws.com`,
    method: "GET",
    path: "/prod/",
    ...(more.isSigned && { signer }),
    ...(more.headers && { headers: more.headers }),
  });
  expect(answer.statusCode).toBe(403);
}

/** An entry of a refusal that the emulated AWS cannot make, in the words of AWS's documentation. */
function logged(fields: Readonly<Record<string, string>>) {
  return requests(async (patient) => {
    const endpoint = await endpointNamed(patient, nameOf.executeApi);
    const entry = {
      httpMethod: "GET",
      resourcePath: "/",
      path: "/prod/",
      status: "403",
      "identity.userArn": `arn:aws:sts::${CONSUMER}:assumed-role/${nameOf.direct}/${nameOf.direct}`,
      "identity.vpceId": endpoint.id,
      ...fields,
    };
    await writeEntry(patient.account(PROVIDER), LOG, JSON.stringify(entry));
  });
}

const denied = (end: string) => ({
  "error.responseType": "ACCESS_DENIED",
  "error.message": `User: arn:aws:sts::${CONSUMER}:assumed-role/${nameOf.direct}/${nameOf.direct} is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********1111:a1b2c3d4e5/prod/GET/ ${end}`,
});

const large = { method: "POST", path: "/orders", body: "x".repeat(9_000) } as const;

export const requestFaults: readonly Fault[] = [
  {
    name: "a request has no User-Agent",
    cause: "firewall-user-agent",
    evidence: /by NoUserAgent_HEADER/,
    plant: requests((patient) => ask(patient, { isSigned: true, headers: {} })),
  },
  {
    name: "a body has more than 8 KB",
    cause: "firewall-size",
    evidence: /by SizeRestrictions_BODY/,
    plant: requests((patient) => call(patient, nameOf.direct, large)),
  },
  {
    name: "a request is not signed",
    cause: "unsigned",
    plant: requests((patient) => ask(patient, { isSigned: false })),
  },
  {
    name: "the caller's clock is behind",
    cause: "clock",
    evidence: /Signature expired/,
    plant: requests(async (patient) => {
      patient.gateway.aheadMs = 10 * 60_000;
      await call(patient, nameOf.direct);
      patient.gateway.aheadMs = 0;
    }),
  },
  {
    name: "the caller signs with another secret key",
    cause: "signature",
    plant: requests(async (patient) => {
      const session = await patient.gateway.sessions.begin(
        `arn:aws:iam::${CONSUMER}:role/${nameOf.direct}`,
        "x",
      );
      await call(patient, nameOf.direct, {}, { credentials: { ...session, secretAccessKey: "wrong" } });
    }),
  },
  {
    name: "AWS does not know the caller's key",
    cause: "credentials",
    evidence: /security token included in the request is invalid/,
    plant: requests((patient) => {
      const credentials = { accessKeyId: "ASIAUNKNOWN", secretAccessKey: "x", sessionToken: "y" };
      return call(patient, nameOf.direct, {}, { credentials });
    }),
  },
  {
    name: "the function behind the route throws",
    cause: "handler-fails",
    call: "consumer/direct POST /orders",
    plant: requests((patient) =>
      call(patient, nameOf.direct, { method: "POST", path: "/orders", body: "fail" }),
    ),
  },
  {
    name: "the route is throttled",
    cause: "throttled",
    plant: logged({ status: "429", "error.responseType": "THROTTLED", "error.message": "Too Many Requests" }),
  },
  {
    name: "a service control policy forbids",
    cause: "organization-policy",
    plant: logged(denied("with an explicit deny in a service control policy")),
  },
  {
    name: "a permissions boundary does not allow",
    cause: "permissions-boundary",
    plant: logged(denied("because no permissions boundary allows the execute-api:Invoke action")),
  },
  {
    name: "a session policy does not allow",
    cause: "session-policy",
    plant: logged(denied("because no session policy allows the execute-api:Invoke action")),
  },
];

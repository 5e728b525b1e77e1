import { roleNotes } from "../../src/report/role-notes";
import {
  CONSUMER,
  DEFAULT,
  deploymentFrom,
  OUTSIDE,
  PROVIDER,
  REGIONAL,
  SERVICE,
} from "../support/deployment";

const notes = (file: object) => roleNotes(deploymentFrom(file));
const asRole = (more: object) => ({ type: "role", uses: "provider", auth: "direct", ...more });
const TASK = asRole({ role: "team/task" });
const SITE = asRole({ arn: "arn:aws:iam::444444444444:role/site" });
const INVOKE = "has to allow execute-api:Invoke on arn:aws:execute-api:eu-west-1:111111111111";

test("a deployment that makes every role has no notes", () => {
  expect(notes(DEFAULT)).toEqual([]);
});

test("the policy of each role must allow its routes, with ARNs complete but for the API's id", () => {
  const provider = { ...PROVIDER, service: { ...SERVICE, routes: ["GET /", "PUT /orders/{id}"] } };
  const consumer = { ...CONSUMER, clients: { ...CONSUMER.clients, task: TASK, site: SITE } };
  const routes = `${INVOKE}:<api_id>/prod/GET/ and arn:aws:execute-api:eu-west-1:111111111111:<api_id>/prod/PUT/orders/*`;
  const told = "<api_id> being the output api_id of provider";
  expect(notes({ ...DEFAULT, providers: { provider }, consumers: { consumer } })).toEqual([
    `consumer: the policy of arn:aws:iam::222222222222:role/team/task ${routes}, ${told}`,
    `consumer: the policy of arn:aws:iam::444444444444:role/site ${routes}, ${told}`,
    "consumer: whatever runs as these roles has to be in the security group private-api-consumer-clients, the output client_security_group_id",
  ]);
});

test("for an API outside the file the ARN has its id", () => {
  const uses = { provider: { api: { id: "a1b2c3d4e5", account: "111111111111" } } };
  const consumer = { ...CONSUMER, uses, clients: { task: TASK } };
  expect(notes({ ...DEFAULT, providers: {}, consumers: { consumer } })[0]).toBe(
    `consumer: the policy of arn:aws:iam::222222222222:role/team/task ${INVOKE}:a1b2c3d4e5/prod/GET/`,
  );
});

test("roles that call a regional API need no security group", () => {
  const consumer = { ...OUTSIDE, clients: { task: TASK } };
  expect(notes({ ...REGIONAL, consumers: { consumer } })).toEqual([
    `consumer: the policy of arn:aws:iam::222222222222:role/team/task ${INVOKE}:<api_id>/prod/GET/, <api_id> being the output api_id of provider`,
  ]);
});

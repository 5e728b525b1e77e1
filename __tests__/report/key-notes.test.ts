import { adoptedNotes } from "../../src/report/adopted-notes";
import { keyNotes } from "../../src/report/key-notes";
import { DEFAULT, deploymentFrom, KEYED } from "../support/deployment";

const { provider: PROVIDER } = KEYED.providers;
const { consumer: CONSUMER } = KEYED.consumers;
const READER = "arn:aws:iam::222222222222:role/private-api-consumer-reader";
const ROTATION = "arn:aws:iam::222222222222:role/private-api-consumer-provider-rotation";

test("it is said for how long a key that was rotated out still opens an API, and who is let in by the internet", () => {
  expect(keyNotes(deploymentFrom(KEYED))).toEqual([
    "provider: a key that was rotated out is accepted for 15 minutes of consumer, 15 minutes of partner",
    "consumer: ANYONE on the internet reaches door, which answers callers with a key; one that was rotated out is accepted for 10080 minutes of mobile, 10080 minutes of back-office, and 300 seconds more, as API Gateway keeps answers",
    "consumer: the keys of door's callers are in the output front_door_secret_arns, for those whom account 222222222222 lets read them",
  ]);
});

test("answers that API Gateway keeps make it longer", () => {
  const file = { ...KEYED, providers: { provider: { ...PROVIDER, externalConsumers: {} } } };
  expect(keyNotes(deploymentFrom(file))[0]).toBe(
    "provider: a key that was rotated out is accepted for 15 minutes of consumer, and 300 seconds more, as API Gateway keeps answers",
  );
});

test("the owner of an API outside the file has to know whose key it is", () => {
  const api = {
    ...{ id: "a1b2c3d4e5", account: "444444444444", auth: "api-key", knownAs: "us" },
    authorizerRoleArn: "arn:aws:iam::444444444444:role/theirs",
  };
  const consumer = {
    ...CONSUMER,
    uses: { far: { api } },
    clients: { reader: { type: "lambda", uses: "far", auth: "api-key" } },
  };
  expect(keyNotes(deploymentFrom({ ...KEYED, providers: {}, consumers: { consumer } }))).toEqual([
    'consumer: the owner of far has to know this consumer as us, with the outputs endpoint_ids["far"] and api_key_secret_arns["far"]',
  ]);
});

test("without keys there is nothing to say", () => {
  expect(keyNotes(deploymentFrom(DEFAULT))).toEqual([]);
});

test("a way to Secrets Manager that the VPC has by itself must let clients read, and rotations write", () => {
  const { reader } = CONSUMER.clients;
  const consumer = { ...CONSUMER, endpoints: { secretsManager: false }, clients: { reader } };
  expect(adoptedNotes(deploymentFrom({ ...KEYED, consumers: { consumer } }))).toEqual([
    `consumer: the VPC's own way to Secrets Manager has to let ${READER} read its keys`,
    `consumer: the VPC's own way to Secrets Manager has to let ${ROTATION} rotate keys`,
  ]);
});

import { KEY_HEADER as IN_FUNCTIONS } from "../../../lambdas/keys/key-header";
import { KEY_HEADER } from "../../../src/model/keys/api-key";
import { keptKeys, keyPart } from "../../../src/model/keys/kept-keys";
import { DEFAULT, deploymentFrom, KEYED } from "../../support/deployment";

const ROLE = "arn:aws:iam::222222222222:role/private-api-consumer-";

/** The keys that the consumer of a deployment keeps. */
function keptIn(file: object) {
  const [consumer] = deploymentFrom(file).consumers;
  return consumer ? keptKeys(consumer) : [];
}

const [ofUse, ofCallers, ...others] = keptIn(KEYED);

test("a use has one key, which the provider's authorizer reads in this account", () => {
  expect(ofUse).toMatchObject({
    id: "provider_api_key",
    name: "private-api-consumer-provider-api-key",
    rotationName: "private-api-consumer-provider-rotation",
    rotationRoleArn: `${ROLE}provider-rotation`,
    readerRoleArns: [`${ROLE}reader`, `${ROLE}door`],
    authorizerRoleArn: "arn:aws:iam::111111111111:role/private-api-provider-authorizer",
    keys: [
      {
        name: "consumer",
        id: "provider_api_key",
        secretPrefix: "private-api-consumer-provider-api-key-",
        rotateEveryDays: 30,
        graceMinutes: 15,
        testRoute: { method: "GET", path: "/" },
      },
    ],
  });
  expect(others).toEqual([]);
});

test("each caller of a front door has one, which nobody of another account reads", () => {
  expect(ofCallers).toMatchObject({
    id: "door_callers",
    rotationRoleArn: `${ROLE}door-rotation`,
    readerRoleArns: [`${ROLE}door`],
    keys: [
      { name: "mobile", id: "door_mobile", secretPrefix: "private-api-consumer-door-mobile-" },
      { name: "back-office", id: "door_back-office", secretPrefix: "private-api-consumer-door-back-office-" },
    ],
  });
  expect(ofCallers?.authorizerRoleArn).toBeUndefined();
});

test("a caller's key is found by its name, the only one of a use needs none", () => {
  expect([ofUse, ofCallers].flatMap((kept) => kept?.keys.map((key) => keyPart(kept, key)) ?? [])).toEqual([
    "Default",
    "mobile",
    "back-office",
  ]);
});

test("where callers sign, nothing is kept", () => {
  expect(keptIn(DEFAULT)).toEqual([]);
});

/** Functions import nothing from here: the two are written twice. */
test("functions send and read keys in the header that documents name", () => {
  expect(IN_FUNCTIONS).toBe(KEY_HEADER);
});

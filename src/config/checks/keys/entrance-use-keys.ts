import type { UseOutline } from "../../outline/consumer/use";
import { type KeyRule, missing, needless } from "./key-rule";
import { usedService } from "./used-service";

/** The facts by which a use describes an entrance. */
const FACTS = {
  domain: "the name that it is called by",
  endpointServiceName: "the endpoint service in front of it",
  zones: "the zones that it can be reached in, by id",
} as const;

/** The keys of a use that go with an entrance. */
export const ENTRANCE_USE_KEYS: readonly KeyRule<UseOutline>[] = [
  missing(
    "subjects",
    ({ kind, service }) => kind === "linked" && service.hasEntrance && service.auth === "certificate",
    ({ name }) => `the subjects of the consumer's certificates, as ${name} has auth: certificate`,
  ),
  ...["subjects", "serials"].flatMap((key) => [
    needless<UseOutline>(
      key,
      ({ kind }) => kind === "described",
      ({ name }) =>
        `no ${key} of an API that its facts describe, as it is for the provider of ${name} to know them`,
      { got: "a list" },
    ),
    needless<UseOutline>(
      key,
      ({ kind, service }) => kind === "linked" && (service.hasEntrance === false || service.auth === "iam"),
      ({ service }) =>
        service.hasEntrance
          ? `no ${key} with auth: iam, where roles tell callers apart`
          : `no ${key} but of an mtls-rest-api with auth: certificate`,
      { got: usedService },
    ),
  ]),
  ...Object.entries(FACTS).flatMap(([key, what]) => [
    missing<UseOutline>(
      `api.${key}`,
      ({ service }) => service.hasEntrance,
      `${what}, as type is mtls-rest-api`,
    ),
    needless<UseOutline>(
      `api.${key}`,
      ({ service }) => service.hasEntrance === false,
      `no ${key} but of an mtls-rest-api`,
      { got: usedService, at: "key" },
    ),
  ]),
];

import { nameOf } from "../../../src/access/network/callers/name";
import { readStack } from "../../../src/access/network/stack/stack-json";

const STACK = readStack("s", { resource: { aws_vpc_endpoint: { e: {} } } });
const region = "eu-west-1";
const endpoint = "aws_vpc_endpoint.e";

test.each([
  ["the API's name", "a1b2c3.execute-api.eu-west-1.amazonaws.com", { kind: "api", api: "a1b2c3", region }],
  [
    "the API's name in China",
    "a1b2c3.execute-api.cn-north-1.amazonaws.com.cn",
    { kind: "api", api: "a1b2c3", region: "cn-north-1" },
  ],
  [
    "the name of an API that another stack makes",
    "${local.api_id}.execute-api.eu-west-1.amazonaws.com",
    { kind: "api", api: "${local.api_id}", region },
  ],
  [
    "the name of API and endpoint",
    "${local.api_id}-${aws_vpc_endpoint.e.id}.execute-api.eu-west-1.amazonaws.com",
    { kind: "association", endpoint, api: "${local.api_id}", region },
  ],
  [
    "the name of API and an endpoint that exists",
    "a1b2c3-vpce-0123abcd.execute-api.eu-west-1.amazonaws.com",
    { kind: "association", endpoint: "vpce-0123abcd", api: "a1b2c3", region },
  ],
  ["the endpoint's own name", "${aws_vpc_endpoint.e.dns_entry[0].dns_name}", { kind: "own", endpoint }],
  ["the endpoint's name in one zone", "${aws_vpc_endpoint.e.dns_entry[1].dns_name}", undefined],
  ["the endpoint's id", "${aws_vpc_endpoint.e.id}", undefined],
  ["a name of another service", "a1b2c3.lambda-url.eu-west-1.on.aws", undefined],
  ["a name with an end of China's outside China", "a1.execute-api.eu-west-1.amazonaws.com.cn", undefined],
  ["a name without the end of China's in China", "a1.execute-api.cn-north-1.amazonaws.com", undefined],
  ["a name that ends like an API's", "evil.example.com/a1.execute-api.eu-west-1.amazonaws.com", undefined],
  [
    "a name with an endpoint that is gone",
    "a1-${aws_vpc_endpoint.gone.id}.execute-api.eu-west-1.amazonaws.com",
    undefined,
  ],
])("%s", (_, host, expected) => {
  expect(nameOf(STACK, host)).toEqual(expected);
});

import { shortSchema } from "./short-schema";

/** A field of a protobuf message with a length below 128 bytes. */
const field = (number: number, content: Buffer | string) => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
};
const entry = (name: string, schema: string) => Buffer.concat([field(1, name), field(2, schema)]);
const framed = (...fields: readonly Buffer[]) => {
  const message = Buffer.concat(fields);
  const header = Buffer.alloc(5);
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
};

const PROVIDER = field(1, "configuration");
const VPC = field(2, entry("aws_vpc", "resource"));
const SUBNET = field(2, entry("aws_subnet", "resource"));
const VPC_DATA = field(3, entry("aws_vpc", "data source"));
const CAPABILITIES = field(6, "capabilities");
const WHOLE = framed(PROVIDER, VPC, SUBNET, VPC_DATA, CAPABILITIES);

const none: ReadonlySet<string> = new Set();

test("named types stay, and everything that is not about one type", () => {
  const named = { resources: new Set(["aws_vpc"]), dataSources: none };
  expect(shortSchema(WHOLE, named)).toEqual(framed(PROVIDER, VPC, CAPABILITIES));
});

test("a data source is another type than the resource of its name", () => {
  const named = { resources: none, dataSources: new Set(["aws_vpc"]) };
  expect(shortSchema(WHOLE, named)).toEqual(framed(PROVIDER, VPC_DATA, CAPABILITIES));
});

test("a long schema keeps its length", () => {
  const content = Buffer.concat([field(1, "aws_vpc"), Buffer.from([18, 0xac, 0x02]), Buffer.alloc(300, "x")]);
  const long = Buffer.concat([Buffer.from([18, 0xb8, 0x02]), content]);
  const named = { resources: new Set(["aws_vpc"]), dataSources: none };
  expect(shortSchema(framed(long, SUBNET), named)).toEqual(framed(long));
});

test("an answer that is cut off is an error", () => {
  expect(() =>
    shortSchema(Buffer.concat([WHOLE, Buffer.from([18])]), { resources: none, dataSources: none }),
  ).toThrow("expected a number at byte");
});

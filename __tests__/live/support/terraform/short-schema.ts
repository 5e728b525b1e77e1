/** The types of resources and of data sources that a configuration names: `aws_vpc`. */
export interface NamedTypes {
  readonly resources: ReadonlySet<string>;
  readonly dataSources: ReadonlySet<string>;
}

/** Protocol numbers of the answer's maps from a type's name to its schema. */
const RESOURCE_SCHEMAS = 2;
const DATA_SOURCE_SCHEMAS = 3;

/**
 * A provider's answer to `GetSchema` without the types that nobody names. The AWS provider describes 2,000 types, which
 * takes Terraform three seconds to read.
 * @param answer the frame of a gRPC message: a flag, its length in four bytes, the message
 * @see https://github.com/hashicorp/terraform/blob/v1.11.0/docs/plugin-protocol/tfplugin5.8.proto
 */
export function shortSchema(answer: Buffer, named: NamedTypes): Buffer {
  const kept = [...fieldsOf(answer.subarray(FRAME_HEADER))].flatMap(({ number, whole, content }) => {
    const types = typesOf(number, named);
    return types === undefined || types.has(keyOf(content)) ? [whole] : [];
  });
  const message = Buffer.concat(kept);
  const header = Buffer.alloc(FRAME_HEADER);
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
}

const FRAME_HEADER = 5;

function typesOf(number: number, { resources, dataSources }: NamedTypes): ReadonlySet<string> | undefined {
  if (number === RESOURCE_SCHEMAS) return resources;
  return number === DATA_SOURCE_SCHEMAS ? dataSources : undefined;
}

/** The key of an entry of a map, which is its first field. */
function keyOf(entry: Buffer): string {
  const [key] = fieldsOf(entry);
  return key?.content.toString() ?? "";
}

/** A field of a message that has a length: a text or another message. */
interface Field {
  readonly number: number;
  /** With its number and its length. */
  readonly whole: Buffer;
  readonly content: Buffer;
}

/** @see https://protobuf.dev/programming-guides/encoding/ */
function* fieldsOf(message: Buffer): Generator<Field> {
  for (let start = 0; start < message.length; ) {
    const tag = varint(message, start);
    if ((tag.value & 7) !== WITH_LENGTH) throw new Error(`expected a field with a length at byte ${start}`);
    const length = varint(message, tag.end);
    const end = length.end + length.value;
    yield {
      number: tag.value >>> 3,
      whole: message.subarray(start, end),
      content: message.subarray(length.end, end),
    };
    start = end;
  }
}

const WITH_LENGTH = 2;

/** A number of at most 32 bits, seven in each byte, the lowest first. */
function varint(message: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let at = start, shift = 0; ; at++, shift += 7) {
    const byte = message[at];
    if (byte === undefined) throw new Error(`expected a number at byte ${start}`);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { value, end: at + 1 };
  }
}

import { DerError, type Element, elementAt, elementsIn } from "./element";

/** The fields of a SEQUENCE, read in their order. */
export class Fields {
  private readonly elements: readonly Element[];
  private at = 0;

  constructor({ content }: Pick<Element, "content">) {
    this.elements = [...elementsIn(content)];
  }

  /** The next field, which has one of these tags. @throws DerError for another one, or none */
  take(what: string, ...tags: readonly number[]): Element {
    const field = this.optional(...tags);
    if (field === undefined) throw new DerError(`no ${what} where it belongs`);
    return field;
  }

  /** The next field if it has one of these tags. */
  optional(...tags: readonly number[]): Element | undefined {
    const field = this.elements[this.at];
    if (field === undefined || (tags.length > 0 && !tags.includes(field.tag))) return undefined;
    this.at += 1;
    return field;
  }
}

/** The one element that some bytes consist of. @throws DerError for another tag, or bytes after it */
export function onlyElement(bytes: Buffer, what: string, tag: number): Element {
  const element = elementAt(bytes);
  if (element.tag !== tag) throw new DerError(`no ${what}`);
  if (element.whole.length !== bytes.length) throw new DerError(`bytes after the ${what}`);
  return element;
}

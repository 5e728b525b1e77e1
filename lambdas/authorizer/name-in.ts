const KEY = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.[A-Za-z0-9]{43}$/;

/** The name of its holder that a key begins with; undefined if the text is not a key. */
export function nameIn(key: string): string | undefined {
  return KEY.exec(key)?.[1];
}

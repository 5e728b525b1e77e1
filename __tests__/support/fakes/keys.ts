/** The key of a holder whose random part is one character: 43 times `a`, say. */
export const keyOf = (name: string, character: string) => `${name}.${character.repeat(43)}`;

import type { Streams } from "../../src/operate/streams";

/** Streams that keep what a command writes. */
export function written(): Streams & { readonly text: { out: string; err: string } } {
  const text = { out: "", err: "" };
  const keep = (stream: "out" | "err") => ({
    write: (chunk: string | Uint8Array) => {
      text[stream] += String(chunk);
      return true;
    },
  });
  return { out: keep("out"), err: keep("err"), text };
}

interface Event {
  readonly body: string | null;
}

/** Answers with the length of what it got, and fails where it is asked to. */
export async function handler({ body }: Event) {
  if (body?.includes("fail")) throw new Error("the order book cannot be reached");
  return { statusCode: 200, headers: {}, body: JSON.stringify({ bytes: body?.length ?? 0 }) };
}

/** A backend that tells which of two it is. */
export async function handler() {
  return { statusCode: 200, body: "first" };
}

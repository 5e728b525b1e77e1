import type { Answer } from "../proxy";

/** A refusal of a service that speaks REST and JSON: API Gateway, Lambda. */
export function restRefusal(status: number, code: string, message: string): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "x-amzn-errortype": code },
    body: Buffer.from(JSON.stringify({ message, Message: message })),
  };
}

/** As API Gateway refuses a request that it understands. */
export function badRequest(message: string): Answer {
  return restRefusal(400, "BadRequestException", message);
}

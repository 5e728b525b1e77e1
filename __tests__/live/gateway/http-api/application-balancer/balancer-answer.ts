import type { HttpAnswer } from "../../execute-api/refusal";

/** An answer of an application balancer itself. */
export function balancerAnswer(status: keyof typeof REASONS): HttpAnswer {
  const title = `${status} ${REASONS[status]}`;
  const page = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: { server: "awselb/2.0", "content-type": "text/html" }, body: Buffer.from(page) };
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
const REASONS = {
  403: "Forbidden",
  502: "Bad Gateway",
  503: "Service Temporarily Unavailable",
  504: "Gateway Time-out",
} as const;

import type { Headers } from "../integration/mapped-request";

/** The peer of a balancer's connection. */
export interface Peer {
  readonly address: string;
  /** The port of the listener. */
  readonly port: number;
  /** `http` or `https` */
  readonly scheme: string;
}

/**
 * The headers of a request as an application balancer sends them on: those about its client are its own, the address is put
 * behind what the client says, and names that HTTP does not have are left out where the balancer is told so.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 */
export function forwardedHeaders(headers: Headers, peer: Peer, dropsInvalid: boolean): Headers {
  const isOwn = (name: string) => /^x-forwarded-(for|proto|port)$/i.test(name);
  const said = headers.filter(([name]) => name.toLowerCase() === "x-forwarded-for").map(([, value]) => value);
  const kept = headers.filter(([name]) => !isOwn(name) && (!dropsInvalid || /^[-A-Za-z0-9]+$/.test(name)));
  return [
    ...kept,
    ["X-Forwarded-For", [...said, peer.address].join(", ")],
    ["X-Forwarded-Proto", peer.scheme],
    ["X-Forwarded-Port", String(peer.port)],
  ];
}

/**
 * Loaded before a function's code: stands for the name resolution of its VPC, or of the internet where it is in none.
 * `NAMES` maps names, or `*.` and their end, to ports of the loopback; every other name is unknown, as there is no other
 * way out of the VPC.
 */
const tls = require("node:tls");

const names = Object.entries(JSON.parse(process.env.NAMES ?? "{}"));
const { connect } = tls;

function portOf(host) {
  const wildcard = host.replace(/^[^.]+/, "*");
  return (names.find(([name]) => name === host) ?? names.find(([name]) => name === wildcard))?.[1];
}

function lookup(host, _, found) {
  found(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" }));
}

tls.connect = (options, ...rest) => {
  const port = portOf(options.host);
  return connect({ ...options, ...(port ? { host: "127.0.0.1", port } : { lookup }) }, ...rest);
};

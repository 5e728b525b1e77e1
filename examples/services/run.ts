import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** Runs both services here until Ctrl-C: `npm run services`, or `npm run services -- <port of todo> <port of names>`. */
const [todoPort = "8081", namesPort = "8082"] = process.argv.slice(2);

const services = [start("todo", todoPort, { STORE: "memory" }), start("names", namesPort)];
const ends = services.map((service) => once(service, "exit"));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
void Promise.race(ends).then(stop);
void Promise.all(ends).then(([todo, names]) => process.exit(todo?.[0] || names?.[0] ? 1 : 0));
void Promise.all([todoPort, namesPort].map(isUp)).then(() => process.stdout.write(LINES));

const LINES = `
The gateway would send who calls; here you say it:

  curl -H 'x-crosslink-subject: me' -H 'content-type: application/json' -d '{"title":"Buy milk"}' http://127.0.0.1:${todoPort}/todo
  curl -H 'x-crosslink-subject: me' http://127.0.0.1:${todoPort}/todo
  curl "http://127.0.0.1:${namesPort}/?limit=5"
  curl http://127.0.0.1:${namesPort}/grace

Ctrl-C stops both.

`;

/** Starts a service on loopback; it is loaded as this process was. */
function start(name: string, port: string, environment: NodeJS.ProcessEnv = {}): ChildProcess {
  const env = { ...process.env, ...environment, HOST: "127.0.0.1", PORT: port };
  return fork(join(__dirname, name, "server.ts"), { env });
}

/** Stops what still runs. A service that ends by itself takes the other with it. */
function stop(): void {
  for (const service of services) service.kill("SIGTERM");
}

async function isUp(port: string): Promise<void> {
  const { ok } = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => ({ ok: false }));
  if (!ok) await setTimeout(100).then(() => isUp(port));
}

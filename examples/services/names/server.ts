import { join } from "node:path";
import { log } from "../http/log";
import { logCrash } from "../http/log-crash";
import { makeServer } from "../http/make-server";
import { readEnvironment } from "../http/read-environment";
import { LISTEN_ENVIRONMENT, type ListenEnvironment, serve } from "../http/serve";
import { readNames } from "./names";
import { nameRoutes } from "./routes";

interface NamesEnvironment extends ListenEnvironment {
  /** The file of names. @default names.json beside this module */
  readonly NAMES_FILE: string;
}

logCrash(log);
const environment = readEnvironment<NamesEnvironment>(process.env, {
  ...LISTEN_ENVIRONMENT,
  NAMES_FILE: { expected: "a file", accepts: /./, default: join(__dirname, "names.json") },
});

/** Names to read: run as `node server.js` in a container. */
serve(makeServer(nameRoutes(readNames(environment.NAMES_FILE)), log), environment, log);

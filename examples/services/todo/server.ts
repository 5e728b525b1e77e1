import { log } from "../http/log";
import { logCrash } from "../http/log-crash";
import { makeServer } from "../http/make-server";
import { serve } from "../http/serve";
import { dynamodbStore, makeClient } from "./dynamodb-store";
import { readTodoEnvironment } from "./environment";
import { memoryStore } from "./memory-store";
import { todoRoutes } from "./routes";

logCrash(log);
const environment = readTodoEnvironment(process.env);
const store =
  environment.STORE === "memory"
    ? memoryStore()
    : dynamodbStore(makeClient(environment.AWS_REGION), environment.TABLE_NAME);

/** The service of todos, where each caller has his own: systemd runs it as `node server.js` on an instance. */
serve(makeServer(todoRoutes(store), log), environment, log);

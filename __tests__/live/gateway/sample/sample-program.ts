/** A service that tells what it was asked: its name, the request, and the headers that the gateway writes. */
export const ECHO_SERVER = `const { createServer } = require("node:http");
const server = createServer(async ({ method, url, headers }, response) => {
  const [path, query = ""] = url.split("?");
  const ms = Number(new URLSearchParams(query).get("ms"));
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  console.log(method, url);
  response.statusCode = path === "/healthz" && process.env.UNHEALTHY ? 500 : 200;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ name: process.env.NAME, method, path, query, headers }));
});
server.listen(Number(process.env.PORT));
process.on("SIGTERM", () => {
  console.log("told to end");
  server.close(() => process.exit());
});`;

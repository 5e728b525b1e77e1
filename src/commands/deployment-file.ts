/** A command's deployment file: `DEPLOYMENT`, or the default. */
export function deploymentFile(): string {
  return process.env.DEPLOYMENT || "deployment.yaml";
}

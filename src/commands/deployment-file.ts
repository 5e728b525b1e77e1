/** The deployment file that a command is about: `DEPLOYMENT`, or the default one. */
export function deploymentFile(): string {
  return process.env.DEPLOYMENT || "deployment.yaml";
}

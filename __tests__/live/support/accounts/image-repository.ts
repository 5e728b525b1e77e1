import { sign } from "aws4";
import type { Account } from "./accounts";

/** Makes a repository of ECR in an account, where images of it are said to be. */
export async function createRepository({ ec2, region }: Account, repositoryName: string): Promise<void> {
  const [endpoint, credentials] = await Promise.all([ec2.config.endpoint?.(), ec2.config.credentials()]);
  if (endpoint === undefined) throw new Error("expected the emulated AWS, got no endpoint");
  const { hostname, port } = endpoint;
  const request = sign(
    {
      ...{ service: "ecr", region, host: `${hostname}:${port}`, method: "POST", path: "/" },
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AmazonEC2ContainerRegistry_V20150921.CreateRepository",
      },
      body: JSON.stringify({ repositoryName }),
    },
    { ...credentials },
  );
  const { status, ok } = await fetch(`http://${hostname}:${port}/`, { ...request, method: "POST" });
  if (!ok) throw new Error(`expected a repository ${repositoryName}, got status ${status}`);
}

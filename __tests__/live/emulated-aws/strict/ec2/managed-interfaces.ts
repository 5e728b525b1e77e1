/** Interfaces of a service as EC2 describes them: in use by the service, which alone can detach them. */
export function managedInterfaces(body: string, description: string, interfaceType: string): string {
  const item = `<item><availabilityZone>[^<]*</availabilityZone><description>${description}(?:(?!<item><availabilityZone>).)*`;
  return body.replaceAll(new RegExp(item, "gs"), (one) =>
    one
      .replace("<status>available</status>", `<status>in-use</status>${ATTACHMENT}`)
      .replace("<interfaceType>interface</interfaceType>", `<interfaceType>${interfaceType}</interfaceType>`)
      .replace("<requesterManaged>false</requesterManaged>", "<requesterManaged>true</requesterManaged>"),
  );
}

const ATTACHMENT =
  "<attachment><attachmentId>ela-attach-0123456789abcdef0</attachmentId><deleteOnTermination>false</deleteOnTermination><deviceIndex>1</deviceIndex><instanceOwnerId>amazon-aws</instanceOwnerId><status>attached</status></attachment>";

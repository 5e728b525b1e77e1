import type { Answer } from "../proxy";

/** A refusal of a service that speaks REST and JSON: API Gateway, Lambda. */
export function restRefusal(status: number, code: string, message: string): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "x-amzn-errortype": code },
    body: Buffer.from(JSON.stringify({ message, Message: message })),
  };
}

/** As API Gateway refuses a request that it understands. */
export function badRequest(message: string): Answer {
  return restRefusal(400, "BadRequestException", message);
}

/** As KMS, Secrets Manager and Systems Manager refuse. */
export function jsonRefusal(code: string, message: string): Answer {
  return {
    status: 400,
    headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": code },
    body: Buffer.from(JSON.stringify({ __type: code, message, Message: message })),
  };
}

/** As they answer. */
export function jsonAnswer(output: object): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.1" },
    body: Buffer.from(JSON.stringify(output)),
  };
}

/** As EC2 refuses. */
export function ec2Refusal(code: string, message: string): Answer {
  const error = `<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
  return xml(400, `<Response><Errors>${error}</Errors><RequestID>refused</RequestID></Response>`);
}

/** As EC2 answers. @param content the elements of the answer */
export function ec2Answer(action: string, content: string): Answer {
  const namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";
  const answer = `<${action}Response xmlns="${namespace}"><requestId>answered</requestId>${content}</${action}Response>`;
  return xml(200, answer);
}

/** As IAM refuses. */
export function iamRefusal(status: number, code: string, message: string): Answer {
  const error = `<Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message>`;
  return xml(status, `<ErrorResponse><Error>${error}</Error><RequestId>refused</RequestId></ErrorResponse>`);
}

/** As Elastic Load Balancing refuses. */
export function elbRefusal(code: string, message: string): Answer {
  return iamRefusal(400, code, message);
}

/** As Elastic Load Balancing answers. @param content the elements of the result */
export function elbAnswer(action: string, content: string): Answer {
  const namespace = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";
  const result = `<${action}Result>${content}</${action}Result>`;
  const metadata = "<ResponseMetadata><RequestId>answered</RequestId></ResponseMetadata>";
  return xml(200, `<${action}Response xmlns="${namespace}">${result}${metadata}</${action}Response>`);
}

/** As S3 refuses. */
export function s3Refusal(code: string, message: string): Answer {
  return xml(400, `<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`);
}

function xml(status: number, text: string): Answer {
  return { status, headers: { "content-type": "text/xml" }, body: Buffer.from(text) };
}

function escaped(message: string): string {
  return message.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}

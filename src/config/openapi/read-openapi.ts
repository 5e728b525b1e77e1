import type { OpenApiDocument } from "../../model/openapi-document";
import type { Note, Problem } from "../../model/problem";
import type { Auth } from "../../model/provider";
import { distinctProblems } from "../findings/distinct-problems";
import type { Answerer } from "../outline/provider/answerer";
import { misspelt, operationAnswerer } from "./checks/handlers";
import { type Operation, operationsOf } from "./checks/operations";
import { pathParameters } from "./checks/path-parameters";
import { security } from "./checks/security";
import { uniqueIds } from "./checks/unique-ids";
import { validators } from "./checks/validators";
import { type Version, versionOf } from "./checks/version";
import { checkedSchemas } from "./copy/checked-schemas";
import { DocumentCopy } from "./copy/document-copy";
import { notesOf } from "./copy/fate";
import { SchemaNames } from "./copy/schema-names";
import { OpenApiFiles, type Reading } from "./files/openapi-files";
import { below, keyOf, problemOf, type Remark, rootOf, type Spot } from "./files/spot";
import { validOpenApi } from "./valid/valid-openapi";

/** A route that a document describes, with who answers it where that is clear. */
export interface DescribedRoute extends Pick<Operation, "method" | "path"> {
  readonly answerer?: Answerer;
  /** The operation's place in the document's files. */
  readonly spot: Spot;
}

/** The parts of a document that a deployment takes, and the problems and notes of reading it. */
export interface ReadOpenApi {
  /** In the order of the document. */
  readonly routes: readonly DescribedRoute[];
  /** Undefined where there are problems. */
  readonly document?: OpenApiDocument;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
  /** The document as written; undefined where it cannot be read at all. */
  readonly root?: Spot;
}

/**
 * A team's own OpenAPI document, with the files that it refers to, as API Gateway can import it.
 * @param name as the user would name the file from where the synthesis runs
 * @param auth how the API knows its callers; undefined where that is not clear
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 */
export function readOpenApi(name: string, reading: Reading, auth?: Auth): ReadOpenApi {
  const files = new OpenApiFiles(reading);
  const file = files.open(name);
  if (file === undefined) return { routes: [], notes: [], problems: files.problems };
  const root = rootOf(file);
  const version = versionOf(root);
  if ("spot" in version) return { routes: [], notes: [], problems: [problemOf(version)] };
  return describe(root, version, files, auth);
}

function describe(root: Spot, version: Version, files: OpenApiFiles, auth?: Auth): ReadOpenApi {
  const { operations, remarks } = operationsOf(root, files);
  const routes = operations.map((operation) => ({
    ...operation,
    answerer: operationAnswerer(operation, root),
  }));
  const names = new SchemaNames(root);
  const checked = checkedSchemas(root, operations, files);
  const copy = new DocumentCopy({ files, names, checked, auth, is31: version.is31 });
  const copied = { ...copy.of(root), openapi: version.handedOn };
  const document = copy.made(copied, root);
  const all: readonly Remark[] = [
    ...remarks,
    ...routes.flatMap(({ answerer }) => ("spot" in answerer ? [answerer] : [])),
    ...misspelt(root, operations),
    ...operations.flatMap((operation) => pathParameters(operation, files)),
    ...uniqueIds(operations),
    ...validators(root, operations),
    ...security(root, operations, files, auth),
    ...names.remarks,
    ...copy.remarks,
    ...invalid(document, copy),
  ];
  const problems = distinctProblems([...files.problems, ...all.map(problemOf)]);
  return {
    root,
    routes: routes.map(({ answerer, ...route }) => ("spot" in answerer ? route : { ...route, answerer })),
    document: problems.length === 0 ? (document as unknown as OpenApiDocument) : undefined,
    notes: notesOf([...version.observations, ...names.observations, ...copy.observations]),
    problems,
  };
}

/** The faults of the copy; in the place of a reference that leads nowhere there is nothing to look at. */
function invalid(document: object, copy: DocumentCopy): readonly Remark[] {
  const broken = new Set(copy.remarks.map(({ spot }) => keyOf(spot)));
  return validOpenApi(document, (part) => copy.originOf(part)).filter(
    ({ spot }) => !broken.has(keyOf(below(spot, "$ref"))),
  );
}

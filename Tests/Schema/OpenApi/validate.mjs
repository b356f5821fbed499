// Judges every OpenAPI document of a folder: the document by its specification, each schema by JSON Schema 2020-12, and by its schema
// each example and each message in FOLDER/values/DOCUMENT/MESSAGE/*.json. Every problem is a line.
//   node validate.mjs NODE_MODULES FOLDER
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, folder] = process.argv.slice(2);
const require = createRequire(join(packages, "judges.js"));
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;
const { Validator } = await import(pathToFileURL(join(packages, "@seriousme/openapi-schema-validator/index.js")));

const marker = "#/components/schemas/";
const counted = { documents: 0, schemas: 0, examples: 0, values: 0 };
const problem = (...words) => console.log(words.join(" "));

// a schema of a component under a name of its own
const moved = (node) =>
  Array.isArray(node) ? node.map(moved)
    : node === null || typeof node !== "object" ? node
    : Object.fromEntries(Object.entries(node).map(([key, value]) =>
        [key, key === "$ref" && value.startsWith(marker) ? `component:${value.slice(marker.length)}` : moved(value)]));

// every media type object, wherever it is
function* media(node, path = "") {
  if (node === null || typeof node !== "object") return;
  if (node.schema !== undefined && node.example !== undefined) yield [path, node];
  for (const [key, value] of Object.entries(node)) yield* media(value, `${path}/${key}`);
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const document = JSON.parse(readFileSync(join(folder, file), "utf8"));
  counted.documents++;
  const validator = new Validator();
  const result = await validator.validate(structuredClone(document));
  if (!result.valid) problem(file, JSON.stringify(result.errors));
  else if (validator.version !== "3.1") problem(file, "was judged as", validator.version);

  // any word that is none of JSON Schema's is a problem; a oneOf may require properties that are declared beside it
  const ajv = addFormats(new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }));
  for (const format of ["uint32", "uint64"]) ajv.addFormat(format, true);
  for (const [name, schema] of Object.entries(document.components.schemas)) ajv.addSchema({ ...moved(schema), $id: `component:${name}` });
  const judge = (where, schema, value) => {
    try {
      const validate = ajv.compile(moved(schema));
      if (!validate(value)) problem(where, JSON.stringify(value), ajv.errorsText(validate.errors));
    } catch (failure) {
      problem(where, failure.message);
    }
  };
  for (const name of Object.keys(document.components.schemas)) {
    counted.schemas++;
    try {
      ajv.getSchema(`component:${name}`);
    } catch (failure) {
      problem(file, name, failure.message);
    }
  }
  for (const [path, { schema, example }] of media(document)) {
    counted.examples++;
    judge(`${file}#${path}`, schema, example);
  }
  const values = join(folder, "values", file);
  for (const message of existsSync(values) ? readdirSync(values) : [])
    for (const value of readdirSync(join(values, message))) {
      counted.values++;
      judge(`${file} ${message} ${value}`, { $ref: marker + message }, JSON.parse(readFileSync(join(values, message, value), "utf8")));
    }
}
console.log(Object.entries(counted).map(([name, number]) => `${number} ${name}`).join(", "));

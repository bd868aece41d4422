// Validates documents: node validate.mjs MODULES SCHEMA, a JSON list of documents on stdin. Prints a JSON list with the faults of each.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const [modules, schemaPath] = process.argv.slice(2)
const require = createRequire(`${modules}/node_modules/`)
const addFormats = require('ajv-formats')
const schema = JSON.parse(readFileSync(schemaPath, 'utf8'))
const isOwn = schema.$schema.includes('2020-12')
const Ajv = (isOwn ? require('ajv/dist/2020') : require('ajv-draft-04')).default
// Only the project's own schema must be clean too: SARIF's has keywords that its types do not know, and a pattern that Unicode mode does not take.
const ajv = new Ajv({ allErrors: true, strict: isOwn, unicodeRegExp: isOwn, allowUnionTypes: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)
const documents = JSON.parse(readFileSync(0, 'utf8'))
console.log(JSON.stringify(documents.map(document => validate(document) ? [] : validate.errors.map(it => `${it.instancePath} ${it.message} ${JSON.stringify(it.params)}`))))

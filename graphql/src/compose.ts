// Writes the supergraph that the gateway serves. It is build output, composed from the committed schemas of all subgraphs.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { committedSchemas, supergraphOf } from './supergraph.js';

const target = join(import.meta.dirname, 'supergraph.graphql');
// A running gateway watches this file, so replace it atomically.
writeFileSync(`${target}.new`, supergraphOf(committedSchemas()));
renameSync(`${target}.new`, target);

// npm run bench:understanding [-- --misses]: how answers are read, kind by kind.
import { parseArgs } from 'node:util';
import { scores } from './kinds.ts';
import { tableOf } from './table.ts';

const { values } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });
const all = scores();
console.log(tableOf(all));
if (values.misses)
  for (const { score } of all) console.log([...score.wrong, ...score.rash, ...score.askedBack].join('\n'));

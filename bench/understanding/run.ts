// npm run bench:understanding [-- --misses | --speed]: how answers are read, kind by kind, or how long readers take at most.
import { parseArgs } from 'node:util';
import { scores } from './kinds.ts';
import { speedTable } from './speed.ts';
import { tableOf } from './table.ts';

const { values } = parseArgs({
  options: { misses: { type: 'boolean', default: false }, speed: { type: 'boolean', default: false } },
});
if (values.speed) console.log(speedTable());
else {
  const all = scores();
  console.log(tableOf(all));
  if (values.misses)
    for (const { score } of all) console.log([...score.wrong, ...score.rash, ...score.askedBack].join('\n'));
}

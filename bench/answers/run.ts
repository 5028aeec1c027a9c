// npm run bench:answers [-- --misses]: how well the knowledge answers what customers ask the eight templates, and what a question costs.
import { parseArgs } from 'node:util';
import { costTable } from './cost.ts';
import { measure, tableOf } from './measure.ts';
import { askings } from './sets.ts';
import { askTemplates } from './templates.ts';

const { values } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });
const measured = askings.map(({ name, set, locale }) => ({ name, tally: measure(set, askTemplates(locale)) }));
console.log(`${tableOf(measured)}\n\n${await costTable()}`);
if (values.misses) for (const { name, tally } of measured) console.log(`\n${name}\n${tally.misses.join('\n')}`);

// npm run bench:answers [-- --misses]: how well the knowledge answers what customers ask the eight templates, and what a question costs.
import { parseArgs } from 'node:util';
import { costTable } from './cost.ts';
import { plainEnglish } from './plain-questions-en.ts';
import { plainSpanish } from './plain-questions-es.ts';
import { english } from './questions-en.ts';
import { laterEnglish } from './later-questions-en.ts';
import { laterSpanish } from './later-questions-es.ts';
import { spanish } from './questions-es.ts';
import { askerOf } from './templates.ts';
import { measure, tableOf } from './measure.ts';

const { values } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });
const sets = [
  { name: 'Spanish, Spanish bot', set: spanish, locale: 'es' },
  { name: 'English, English bot', set: english, locale: 'en' },
  { name: 'English, Spanish bot', set: english, locale: 'es' },
  { name: 'Spanish, English bot', set: spanish, locale: 'en' },
  { name: 'later Spanish, Spanish bot', set: laterSpanish, locale: 'es' },
  { name: 'later English, English bot', set: laterEnglish, locale: 'en' },
  { name: 'later English, Spanish bot', set: laterEnglish, locale: 'es' },
  { name: 'later Spanish, English bot', set: laterSpanish, locale: 'en' },
  { name: 'plain Spanish, Spanish bot', set: plainSpanish, locale: 'es' },
  { name: 'plain English, English bot', set: plainEnglish, locale: 'en' },
  { name: 'plain English, Spanish bot', set: plainEnglish, locale: 'es' },
  { name: 'plain Spanish, English bot', set: plainSpanish, locale: 'en' },
] as const;
const measured = sets.map(({ name, set, locale }) => ({ name, tally: measure(set, askerOf(locale)) }));
console.log(`${tableOf(measured)}\n\n${await costTable()}`);
if (values.misses) for (const { name, tally } of measured) console.log(`\n${name}\n${tally.misses.join('\n')}`);

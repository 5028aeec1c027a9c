import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createTranslator } from 'use-intl/core';

const root = join(import.meta.dirname, '..');
type Catalogue = { [key: string]: string | Catalogue };

function read(locale: string, file: string): Catalogue {
  return JSON.parse(readFileSync(join(root, 'messages', locale, file), 'utf8')) as Catalogue;
}

function leaves(catalogue: Catalogue, prefix = ''): [path: string, text: string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
  );
}

/** How many keys a catalogue has, those of its parts included. */
function allKeys(catalogue: Catalogue): number {
  return Object.values(catalogue).reduce<number>(
    (count, value) => count + 1 + (typeof value === 'string' ? 0 : allKeys(value)),
    0,
  );
}

/** The argument names of a message: `{count, plural, one {...}}` has `count`; braces at odd depth open branches. */
function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '}') depth -= 1;
    if (text[at] !== '{') continue;
    if (depth % 2 === 0) names.add(/^\s*\w+/u.exec(text.slice(at + 1))?.[0].trim() ?? '');
    depth += 1;
  }
  return [...names].toSorted((one, other) => one.localeCompare(other));
}

/** A figure or an argument, a space where the line may break, and a unit: `{ms} ms`, `30 MB`. */
const breakable = /[}#\d] (?:ms|s|min|h|kB|KB|MB|GB|%)(?![\p{L}\d])/u;

const files = readdirSync(join(root, 'messages/es')).filter((file) => file.endsWith('.json'));

test('Both languages have the same files, and the loader imports all of them', () => {
  expect(readdirSync(join(root, 'messages/en')).toSorted((one, other) => one.localeCompare(other))).toEqual(
    readdirSync(join(root, 'messages/es')).toSorted((one, other) => one.localeCompare(other)),
  );
  for (const locale of ['es', 'en']) {
    const loader = readFileSync(join(root, `src/i18n/${locale}.ts`), 'utf8');
    for (const file of files) expect(loader).toContain(`messages/${locale}/${file}`);
  }
});

describe.each(files)('%s', (file) => {
  const spanish = leaves(read('es', file));
  const english = leaves(read('en', file));

  test.each(['es', 'en'])('No key is written twice in %s, where the last would replace the first', (locale) => {
    const source = readFileSync(join(root, 'messages', locale, file), 'utf8');
    const written = source.match(/[{,]\s*"[^"]+"\s*:/gu) ?? [];
    expect(written).toHaveLength(allKeys(read(locale, file)));
  });

  test('Both languages have the same keys', () => {
    expect(english.map(([path]) => path).toSorted((one, other) => one.localeCompare(other))).toEqual(
      spanish.map(([path]) => path).toSorted((one, other) => one.localeCompare(other)),
    );
  });

  test('Texts take the same values in both languages', () => {
    const inEnglish = new Map(english);
    const differing = spanish.filter(
      ([path, text]) => argumentsOf(text).join() !== argumentsOf(inEnglish.get(path) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  test('No text is empty, and every text is a valid message', () => {
    const broken: string[] = [];
    for (const [locale, texts] of [
      ['es', spanish],
      ['en', english],
    ] as const) {
      for (const [path, text] of texts) {
        if (text.trim() === '') broken.push(`${locale} ${path} is empty`);
        const translate = createTranslator({
          locale,
          messages: { text },
          timeZone: 'UTC',
          onError: (error) => broken.push(`${locale} ${path}: ${error.message}`),
        });
        const values = Object.fromEntries(argumentsOf(text).map((name) => [name, 1]));
        if (!/<[a-z]+>/u.test(text)) translate('text', values);
      }
    }
    expect(broken).toEqual([]);
  });

  test('Spanish questions and exclamations have their opening marks', () => {
    const unopened = spanish.filter(
      ([, text]) =>
        (text.includes('?') && !text.includes('¿') && !/https?:/u.test(text)) ||
        (text.includes('!') && !text.includes('¡')),
    );
    expect(unopened).toEqual([]);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file) && !file.startsWith('gql'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

test('Every text is used by a component', () => {
  const code = sources(join(root, 'src'));
  const whole = code.join('\n');
  const namespaces = new Set(
    [...whole.matchAll(/useTranslations\(\s*'([^']+)'\s*\)/gu)].map(([, namespace]) => namespace ?? ''),
  );
  const literals = new Set([...whole.matchAll(/'([A-Za-z0-9_.-]+)'/gu)].map(([, literal]) => literal ?? ''));
  const templates = [...whole.matchAll(/`((?:[A-Za-z0-9_.-]|\$\{[^{}`]*\})+)`/gu)].map(
    ([, template]) => template ?? '',
  );
  const patterns = [
    ...new Set(
      templates.filter((template) => /\$\{.*\}/u.test(template) && template.replaceAll(/\$\{[^}]*\}/gu, '') !== ''),
    ),
  ].map(
    (template) =>
      new RegExp(`^${template.replaceAll('.', String.raw`\.`).replaceAll(/\$\{[^}]*\}/gu, '[A-Za-z0-9_.-]+')}$`, 'u'),
  );
  const isUsed = (path: string): boolean =>
    [...namespaces].some((namespace) => {
      if (!path.startsWith(`${namespace}.`)) return false;
      const key = path.slice(namespace.length + 1);
      return literals.has(key) || patterns.some((pattern) => pattern.test(key));
    });
  const unused = files
    .flatMap((file) => leaves(read('es', file)).map(([path]) => `${file.replace('.json', '')}.${path}`))
    .filter((path) => !isUsed(path));
  expect(unused).toEqual([]);
});

test.each(['es', 'en'])('No line of a text in %s breaks between a figure and its unit', (locale) => {
  const texts = files.flatMap((file) => leaves(read(locale, file), `${file} `));
  expect(texts.filter(([, text]) => breakable.test(text))).toEqual([]);
});

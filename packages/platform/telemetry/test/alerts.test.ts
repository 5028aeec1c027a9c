import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { isErrorCode } from '@tertulia/errors';
import { collectProcessMetrics, metricsRegistry } from '@tertulia/telemetry';
// Importing the gateway's module registers its own metrics.
import '../../../../gateway/src/observability/metrics.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const pagesFolder = join(root, 'docs', 'alerts');
const rulesText = readFileSync(join(root, 'deploy', 'prometheus', 'alerts.yml'), 'utf8');

interface Rule {
  readonly name: string;
  readonly text: string;
}

const rules: readonly Rule[] = rulesText
  .split(/^\s*- alert: /m)
  .slice(1)
  .map((text) => ({ name: text.split('\n', 1)[0] ?? '', text }));
const pages = readdirSync(pagesFolder).filter((name) => name !== 'README.md');

function fileOf(alert: string): string {
  return `${alert.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}.md`;
}

function readPage(name: string): string {
  return readFileSync(join(pagesFolder, name), 'utf8');
}

/** Metrics of other exporters: Prometheus itself, and node_exporter for machines. */
const foreign = new Set(['node_filesystem_avail_bytes', 'node_filesystem_size_bytes']);

async function knownMetrics(): Promise<ReadonlySet<string>> {
  collectProcessMetrics();
  const known = new Set(foreign);
  for (const { name, type } of await metricsRegistry.getMetricsAsJSON()) {
    known.add(name);
    if (String(type) === 'histogram') for (const part of ['bucket', 'sum', 'count']) known.add(`${name}_${part}`);
  }
  return known;
}

function metricsIn(text: string): string[] {
  return (
    [...text.matchAll(/\b(?:tertulia|process|nodejs|node)_[a-z0-9_]+/g)]
      .map(([name]) => name)
      // Databases have such names too.
      .filter((name) => !/^tertulia_(app|<|bots$|identity$|runtime$)/.test(name))
  );
}

test('Every rule has its page and every page its rule', () => {
  expect(rules.map(({ name }) => fileOf(name)).toSorted()).toEqual(pages.toSorted());
  for (const { name, text } of rules) expect(text).toMatch(new RegExp(`runbook: docs/alerts/${fileOf(name)}[ ,]`));
});

test('The list of alerts contains each once', () => {
  const linked = [...readPage('README.md').matchAll(/^\| \[(\w+)\]\(([\w-]+\.md)\)/gm)];
  expect(linked.map(([, alert, file]) => [alert, file])).toEqual(rules.map(({ name }) => [name, fileOf(name)]));
});

describe.each(rules)('$name', ({ name, text }) => {
  test('A rule uses existing metrics', async () => {
    const known = await knownMetrics();
    const used = metricsIn(text);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((metric) => !known.has(metric))).toEqual([]);
  });

  test('A rule uses codes of the catalogue only', () => {
    const codes = [...text.matchAll(/code=~"([A-Z_|]+)"/g)].flatMap(([, list]) => (list ?? '').split('|'));
    expect(codes.filter((code) => code !== 'OTHER' && !isErrorCode(code))).toEqual([]);
  });

  test('A rule has a page that says what users notice, where to look, what to do and when it is over', async () => {
    const page = readPage(fileOf(name));
    const headings = [...page.matchAll(/^#+ .+$/gm)].map(([heading]) => heading);
    expect(headings).toEqual([`# ${name}`, '## What users notice', '## Look', '## Do', '## Over when']);
    const known = await knownMetrics();
    expect(metricsIn(page).filter((metric) => !known.has(metric))).toEqual([]);
  });

  test('The links of a rule’s page lead somewhere', () => {
    const links = [...readPage(fileOf(name)).matchAll(/\]\(([\w./-]+\.md)(?:#[\w-]+)?\)/g)].map(
      ([, link]) => link ?? '',
    );
    for (const link of links) expect(() => readFileSync(join(pagesFolder, link))).not.toThrow();
  });
});

test('Label values of all metrics come from short lists of names', async () => {
  collectProcessMetrics();
  const labels = metricsRegistry
    .getMetricsAsArray()
    .flatMap((metric) => (metric as unknown as { labelNames?: readonly string[] }).labelNames ?? []);
  const bounded = ['service', 'kind', 'code', 'caller', 'consumer', 'outcome', 'subgraph', 'state', 'store', 'reason'];
  const ofProcess = ['version', 'node', 'type', 'space', 'major', 'minor', 'patch'];
  expect(new Set(labels).size).toBeGreaterThan(bounded.length);
  expect(labels.filter((label) => ![...bounded, ...ofProcess].includes(label))).toEqual([]);
});

import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** A Markdown file of the repository. */
export interface Page {
  /** Path relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** An operation in a page. */
export interface WrittenOperation {
  readonly page: string;
  readonly line: number;
  readonly source: string;
  /** Null when the page has none. */
  readonly variables: Record<string, unknown> | null;
}

const folders = ['docs', 'docs/adr', 'docs/alerts', 'packages', 'subgraphs'];

/** Folders of the workspaces that need a README. */
export function workspaces(): string[] {
  return globSync(
    [
      'packages/*/*/package.json',
      'widget/package.json',
      'subgraphs/*/package.json',
      'gateway/package.json',
      'portal/package.json',
      'bench/package.json',
    ],
    {
      cwd: root,
    },
  ).map((path) => join(path, '..'));
}

/** README, CONTRIBUTING, everything under docs/ and the README of each workspace. */
export function readPages(): Page[] {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  );
  const ofWorkspaces = workspaces()
    .map((folder) => `${folder}/README.md`)
    .filter(isInRepository);
  return ['README.md', 'CONTRIBUTING.md', ...inFolders, ...ofWorkspaces].map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
}

interface Fence {
  readonly language: string;
  readonly body: string;
  readonly line: number;
}

function fencesOf(text: string): Fence[] {
  return [...text.matchAll(/^ *```(\w+)\n([\s\S]*?)^ *```$/gm)].map((match) => ({
    language: match[1] ?? '',
    body: match[2] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }));
}

/** Every operation in a page: GraphQL code blocks, bodies of curl commands, and tagged templates in scripts. */
export function operationsOf({ path, text }: Page): WrittenOperation[] {
  return fencesOf(text).flatMap(({ language, body, line }) =>
    sourcesOf(language, body).map((operation) => ({ page: path, line, ...operation })),
  );
}

function sourcesOf(language: string, body: string): Pick<WrittenOperation, 'source' | 'variables'>[] {
  switch (language) {
    case 'graphql':
      return [{ source: body, variables: null }];
    case 'sh':
      return [...body.matchAll(/--data '([^']*)'/g)].map((match) => {
        const { query, variables } = JSON.parse(match[1] ?? '') as {
          query: string;
          variables?: Record<string, unknown>;
        };
        return { source: query, variables: variables ?? {} };
      });
    case 'js':
      return [...body.matchAll(/\/\* GraphQL \*\/ `([^`]*)`/g)].map((match) => ({
        source: match[1] ?? '',
        variables: null,
      }));
    default:
      return [];
  }
}

/** Targets of links to files of the repository, without anchors. */
export function linksOf({ path, text }: Page): string[] {
  const targets = [...withoutFences(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets
    .filter((target) => !/^[a-z]+:/.test(target) && !target.startsWith('#'))
    .map((target) => join(path, '..', target.replace(/#.*$/, '')));
}

const topFolders = [
  '.ci',
  'bench',
  'deploy',
  'docs',
  'e2e',
  'gateway',
  'graphql',
  'packages',
  'portal',
  'subgraphs',
  'tools',
  'widget',
];
const madeByBuild = /(^|\/)(dist|build|\.next|gql|screenshots)(\/|$)/;

/** Paths in code spans. Patterns such as `<name>` or `*` are skipped. */
export function pathsOf({ text }: Page): string[] {
  const spans = [...withoutFences(text).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return spans
    .flatMap(expanded)
    .filter((span) => topFolders.some((folder) => span.startsWith(`${folder}/`)))
    .filter((span) => !/[<*…\s]/.test(span) && !madeByBuild.test(span));
}

/** npm scripts in a page, such as `start:distributed`, each with its workspace. */
export function scriptsOf({ text }: Page): { script: string; workspace: string | null }[] {
  const commands = text.matchAll(/npm run ([\w:-]*\w)(?: -w (@[\w/-]+))?/g);
  return [...commands].map(([, script = '', workspace]) => ({ script, workspace: workspace ?? null }));
}

/** Expands `a/{b,c}` to two paths. */
function expanded(span: string): string[] {
  const choice = /^([^{}]*)\{([^{}]+)\}([^{}]*)$/.exec(span);
  if (choice === null) return [span];
  const [, before = '', options = '', after = ''] = choice;
  return options.split(',').map((option) => `${before}${option}${after}`);
}

function withoutFences(text: string): string {
  return text.replace(/^ *```[\s\S]*?^ *```$/gm, '');
}

/** Whether the path exists in the repository. */
export function isInRepository(path: string): boolean {
  return existsSync(join(root, path));
}

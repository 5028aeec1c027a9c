/** What the portal and the widget send, from their own files. */
import { readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const features = join(root, 'portal', 'src', 'features');

/** A request as it is sent. */
export interface Operation {
  readonly name: string;
  readonly body: string;
}

/** The month on the dashboard as an administrator sees it, in the time zone of the organization. */
export async function dashboard(timeZone: string): Promise<Operation> {
  const { rangeOf } = await fromSources(() => import('../../portal/src/features/dashboard/model/period.ts'));
  const month = rangeOf('month', Date.now(), timeZone);
  const variables = {
    ...{ range: month, chartRange: month, weekRange: rangeOf('week', Date.now(), timeZone) },
    ...{ isApart: false, mayEdit: true, mayRead: true },
  };
  return operationOf('dashboard', await portalFile('dashboard/dashboard.graphql'), {
    operationName: 'DashboardNumbers',
    variables,
  });
}

/** The list of bots as a member sees it who may not edit drafts: an API key may not either. */
export async function pageOfBots(): Promise<Operation> {
  const first = Number(/const PAGE = (\d+);/.exec(await portalFile('bots/components/list/bot-list.tsx'))?.[1]);
  return operationOf('page of bots', await portalFile('bots/bots.graphql'), {
    operationName: 'BotList',
    variables: { first, hasDraft: false },
  });
}

/** What a conversation in the widget sends: its documents, and how many messages it wants at the start. */
export async function widget() {
  const session = await readFile(join(root, 'widget', 'src', 'conversation', 'session.ts'), 'utf8');
  const last = Number(/const pageSize = (\d+);/.exec(session)?.[1]);
  return { operations: await widgetOperations(), last };
}

async function widgetOperations() {
  return (await fromSources(() => import('../../widget/src/transport/operations.ts'))).operations;
}

/** Imports a file of the portal or the widget: the imports in it name what a bundler would make of the others. */
async function fromSources<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      const isSource = specifier.startsWith('.') && /\/(?:portal|widget)\/src\//.test(context.parentURL ?? '');
      return next(isSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
    },
  });
  try {
    return await load();
  } finally {
    hooks.deregister();
  }
}

async function portalFile(path: string): Promise<string> {
  return readFile(join(features, path), 'utf8');
}

function operationOf(
  name: string,
  text: string,
  { operationName, variables }: { readonly operationName: string; readonly variables: object },
): Operation {
  return { name, body: JSON.stringify({ query: pick(text, operationName), operationName, variables }) };
}

/** One operation of a file with its fragments: some gateways would refuse the others as unused. */
function pick(text: string, name: string): string {
  const parts = text.split(/\n(?=(?:query|mutation|subscription|fragment) )/).map((part) => part.trim());
  const operation = parts.find((part) => new RegExp(`^\\w+ ${name}\\b`).test(part));
  if (operation === undefined) throw new Error(`there is no operation ${name}`);
  const chosen = new Set([operation]);
  for (let grew = true; grew;) {
    grew = false;
    for (const part of parts) {
      const fragment = /^fragment (\w+)/.exec(part)?.[1];
      if (fragment === undefined || chosen.has(part)) continue;
      if (![...chosen].some((one) => one.includes(`...${fragment}`))) continue;
      chosen.add(part);
      grew = true;
    }
  }
  return [...chosen].join('\n');
}

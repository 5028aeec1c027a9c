import type { Flow, FlowEvent, Problem } from '../model.js';
import { eventKeyOf } from '../engine/compiled.js';
import { commandWord } from '../text/command-word.js';
import { problem, type Spot, type Words } from './report.js';
import type { TextScope } from './text-checks.js';

/** Problems of the events of one flow. */
export function checkEvents(flow: Flow, scope: Pick<TextScope, 'variables'>): Problem[] {
  const seen = new Set<string>();
  return flow.events.flatMap((event, at) => {
    const key = eventKeyOf(event);
    const isSecond = seen.has(key);
    seen.add(key);
    const spot: Spot = { flowId: flow.id, field: `events.${at}` };
    const own = ownProblems(event, spot, scope);
    return isSecond ? [problem('DUPLICATE_EVENT', spot, duplicateEvent), ...own] : own;
  });
}

function ownProblems(event: FlowEvent, spot: Spot, scope: Pick<TextScope, 'variables'>): Problem[] {
  switch (event.kind) {
    case 'command':
      return commandWord(event.word) === '' ? [problem('MISSING_OPTION', spot, withoutWord)] : [];
    case 'reply':
      return [event.textVariable, event.nameVariable, event.kindVariable].flatMap((name) =>
        name === null || scope.variables.has(name) ? [] : [problem('UNKNOWN_VARIABLE', spot, unknown(name))],
      );
    case 'start':
    case 'invalidReply':
    case 'fallback':
    case 'intent':
    case 'inactivity':
      return [];
  }
}

const duplicateEvent: { message: Words; fix: Words } = {
  message: { es: 'El flujo tiene dos veces el mismo evento.', en: 'The flow has the same event twice.' },
  fix: { es: 'Borra uno de los dos.', en: 'Delete one of the two.' },
};

const withoutWord: { message: Words; fix: Words } = {
  message: { es: 'Falta la palabra del comando.', en: 'The word of the command is missing.' },
  fix: { es: 'Escribe una palabra como «menú».', en: 'Write a word such as “menu”.' },
};

function unknown(name: string): { message: Words; fix: Words } {
  return {
    message: { es: `La variable «${name}» no existe.`, en: `The variable “${name}” does not exist.` },
    fix: { es: 'Créala o elige otra.', en: 'Create it or choose another.' },
  };
}

import { parseArgs } from 'node:util';
import { StartProblem } from '@tertulia/environment';
import { DomainError } from '@tertulia/errors';
import { archiveParts } from './application/archive.js';
import { moveNumbers, type MoveProgress, type MoveResult } from './application/move-numbers.js';
import { openArchive } from './open-archive.js';

const lineEveryMs = 2_000;

const resultTexts: Readonly<Record<MoveResult, { es: string; en: string }>> = {
  MOVED: { es: 'copiado y comprobado', en: 'copied and checked' },
  UNCHANGED: { es: 'ya estaba; comprobado', en: 'was there already; checked' },
  TARGET_IS_AHEAD: {
    es: 'el destino tiene datos que el origen no conoce; no se tocó',
    en: 'the target holds data that the source does not know; nothing was touched',
  },
  SOURCE_CHANGED: {
    es: 'el origen cambió mientras se leía; detén analytics y repite',
    en: 'the source changed while it was read; stop analytics and repeat',
  },
  COUNTS_DIFFER: { es: 'no hay los mismos registros; repite', en: 'not the same number of records; repeat' },
  RECOUNT_DIFFERS: {
    es: 'los registros están, pero un recuento no da los mismos totales',
    en: 'the records are there, but a recount does not give the same totals',
  },
};

const partTexts = {
  events: { es: 'eventos', en: 'events' },
  conversations: { es: 'conversaciones', en: 'conversations' },
  rollups: { es: 'resúmenes', en: 'rollups' },
  questions: { es: 'preguntas', en: 'questions' },
  heat: { es: 'calor', en: 'heat' },
  tracked: { es: 'eventos propios', en: 'own events' },
  plans: { es: 'planes', en: 'plans' },
  removals: { es: 'borrados', en: 'removals' },
  bots: { es: 'bots', en: 'bots' },
  versions: { es: 'versiones', en: 'versions' },
} as const;

/** Prints one line. */
type Say = (line: string) => void;

function lineOf({ organizationId, place, total, counts, result }: MoveProgress, language: 'es' | 'en'): string {
  const records = archiveParts
    .filter((part) => counts[part] !== undefined)
    .map((part) => `${(counts[part] ?? 0).toLocaleString(language)} ${partTexts[part][language]}`);
  const end = result === null ? '…' : `: ${resultTexts[result][language]}`;
  return `[${place}/${total}] ${organizationId} ${records.join(', ')}${end}`;
}

/** Prints one line for each organization, and progress now and then; in Spanish, then in English. */
function teller(say: Say): (progress: MoveProgress) => void {
  let saidAtMs = performance.now();
  return (progress) => {
    if (progress.result === null && performance.now() - saidAtMs < lineEveryMs) return;
    saidAtMs = performance.now();
    say(lineOf(progress, 'es'));
    say(lineOf(progress, 'en'));
  };
}

function addresses(args: readonly string[]): { from: string; to: string } {
  const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options, strict: false });
  const { from, to } = values;
  if (typeof from === 'string' && typeof to === 'string' && from !== to) return { from, to };
  throw new StartProblem(
    'Uso: npm run move-analytics -- --from postgres://… --to mongodb://… (o al revés)',
    'Usage: npm run move-analytics -- --from postgres://… --to mongodb://… (or the other way round)',
  );
}

async function move(args: readonly string[], say: Say): Promise<boolean> {
  const { from, to } = addresses(args);
  const source = await openArchive(from);
  try {
    const target = await openArchive(to);
    try {
      const results = [...(await moveNumbers(source.archive, target.archive, teller(say))).values()];
      const right = results.filter((result) => result === 'MOVED' || result === 'UNCHANGED').length;
      say(`${right} de ${results.length} organizaciones están completas en el destino.`);
      say(`${right} of ${results.length} organizations are complete in the target.`);
      return right === results.length;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/**
 * The command that moves metrics between stores: `--from <address> --to <address>`.
 * @returns the exit code. 0: everything was copied and verified. 1: something differs or was unreachable, and was
 * printed.
 */
export async function moveCommand(args: readonly string[], say: Say): Promise<number> {
  try {
    return (await move(args, say)) ? 0 : 1;
  } catch (error) {
    if (error instanceof StartProblem) say(error.message);
    else if (error instanceof DomainError) {
      say(`Un servidor dejó de responder (${error.code}). Repite: sigue donde quedó.`);
      say(`A server stopped answering (${error.code}). Repeat: it goes on where it was.`);
    } else throw error;
    return 1;
  }
}

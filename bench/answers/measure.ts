import type { QuestionSet, TemplateName } from './question-set.ts';

/** What the knowledge said: the sources of an answer, the entries that it asked back about, or that it does not know. */
export interface Said {
  readonly kind: 'answered' | 'unsure' | 'unknown';
  readonly sources: readonly string[];
}

type Answer =
  | { kind: 'answered'; sourceId: string }
  | { kind: 'unsure'; choices: readonly { id: string }[] }
  | { kind: 'unknown' };

function saidOf(answer: Answer): Said {
  switch (answer.kind) {
    case 'answered':
      return { kind: 'answered', sources: [answer.sourceId] };
    case 'unsure':
      return { kind: 'unsure', sources: answer.choices.map(({ id }) => id) };
    case 'unknown':
      return { kind: 'unknown', sources: [] };
  }
}

/** Asks the bot of a template. */
export type Ask = (template: TemplateName, question: string) => Said;

/** Asks the bots that stand under the slugs of their trades. */
export function askerOf<Bot>(bots: ReadonlyMap<string, Bot>, answer: (bot: Bot, question: string) => Answer): Ask {
  return (template, question) => {
    const bot = bots.get(template === 'real-estate' ? 'realEstate' : template);
    if (bot === undefined) throw new Error(`there is no template ${template}`);
    return saidOf(answer(bot, question));
  };
}

/** How a set of questions went. */
export interface Tally {
  answerable: number;
  right: number;
  /** Asked back with the right entry among the choices. */
  asked: number;
  missed: number;
  wrong: number;
  unanswerable: number;
  admitted: number;
  /** Asked back though the data hold no answer. */
  askedInVain: number;
  nonsense: number;
  /** Every question that was not answered rightly, in words. */
  misses: string[];
}

/** Asks every question of a set. */
export function measure(set: QuestionSet, ask: Ask): Tally {
  const tally: Tally = {
    ...{ answerable: 0, right: 0, asked: 0, missed: 0, wrong: 0 },
    ...{ unanswerable: 0, admitted: 0, askedInVain: 0, nonsense: 0, misses: [] },
  };
  for (const [template, questions] of Object.entries(set) as [TemplateName, Record<string, readonly string[]>][]) {
    for (const [wanted, texts] of Object.entries(questions)) {
      for (const text of texts) {
        const said = ask(template, text);
        const verdict = wanted === 'unknown' ? judgeUnanswerable(said, tally) : judge(said, wanted.split('|'), tally);
        if (verdict === 'right') continue;
        tally.misses.push(
          `${template}: “${text}” → ${verdict}; ${said.sources.join(', ') || said.kind}, not ${wanted}`,
        );
      }
    }
  }
  return tally;
}

function judge(said: Said, wanted: readonly string[], tally: Tally): string {
  const isRight = said.sources.some((source) => wanted.includes(source));
  tally.answerable += 1;
  if (said.kind === 'unknown') return count(tally, 'missed');
  if (said.kind === 'unsure' && isRight) return count(tally, 'asked');
  return count(tally, said.kind === 'answered' && isRight ? 'right' : 'wrong');
}

function judgeUnanswerable(said: Said, tally: Tally): string {
  tally.unanswerable += 1;
  if (said.kind === 'unknown') {
    tally.admitted += 1;
    return 'right';
  }
  return count(tally, said.kind === 'unsure' ? 'askedInVain' : 'nonsense');
}

function count(tally: Tally, name: 'right' | 'asked' | 'missed' | 'wrong' | 'askedInVain' | 'nonsense'): string {
  tally[name] += 1;
  return name;
}

/** A row for each set, in Markdown. */
export function tableOf(measured: readonly { name: string; tally: Tally }[]): string {
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  const rows = measured.map(({ name, tally }) => {
    const { answerable, right, asked, missed, wrong, unanswerable, admitted, askedInVain, nonsense } = tally;
    return [
      ...[name, answerable, share(right, answerable), asked, missed, wrong],
      ...[unanswerable, share(admitted, unanswerable), askedInVain, nonsense],
    ];
  });
  const head = [
    ...['set', 'answerable', 'right', 'asked back', '“I do not know”', 'another answer'],
    ...['not answerable', 'admitted', 'asked back', 'answered all the same'],
  ];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** An answer and what must be made of it. */
export interface Case {
  /** Country and language, such as `MX es`. */
  place: string;
  answer: string;
  /** The value in its written form; `?` when it must be asked back or refused. */
  wanted: string;
}

/** One case a line: `answer | wanted`, all of one place. */
export function casesOf(place: string, lines: string): Case[] {
  return lines
    .split('\n')
    .filter((line) => line.includes(' | '))
    .map((line) => {
      const at = line.lastIndexOf(' | ');
      return { place, answer: unescaped(line.slice(0, at)), wanted: line.slice(at + 3).trim() };
    });
}

/** One case a line: `place | answer | wanted`. `\\n` and `\\u200b` stand for the characters. */
export function placedCases(lines: string): Case[] {
  return lines
    .split('\n')
    .filter((line) => line.includes(' | '))
    .map((line) => {
      const [place = '', answer = '', wanted = ''] = line.split(' | ');
      return { place, answer: unescaped(answer), wanted };
    });
}

function unescaped(text: string): string {
  return text
    .replaceAll('\\n', '\n')
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

/** How a set of cases was read. */
export interface Score {
  cases: number;
  /** Cases that must be asked back or refused. */
  unclear: number;
  right: number;
  /** A value other than the right one. */
  wrong: string[];
  /** A value where two readings were possible, or none. */
  rash: string[];
  /** A clear answer that was asked back. */
  askedBack: string[];
}

/** Reads every case; `read` returns the written form of the value, or null when it asks back. */
export function scoreOf(cases: readonly Case[], read: (one: Case) => string | null): Score {
  const score: Score = {
    cases: cases.length,
    unclear: cases.filter(({ wanted }) => wanted === '?').length,
    right: 0,
    wrong: [],
    rash: [],
    askedBack: [],
  };
  for (const one of cases) {
    const got = read(one);
    const miss = `${one.place}: ${one.answer} -> ${got ?? '?'}, not ${one.wanted}`;
    if ((got ?? '?') === one.wanted) score.right += 1;
    else if (got === null) score.askedBack.push(miss);
    else if (one.wanted === '?') score.rash.push(miss);
    else score.wrong.push(miss);
  }
  return score;
}

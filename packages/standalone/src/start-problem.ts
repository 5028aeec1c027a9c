/** Something that keeps the platform from starting and that the person at the keyboard can mend. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';

  constructor(es: string, en: string) {
    super(`${es}\n${en}`);
  }
}

/** Something that keeps a program from starting and that the operator can correct. Spanish first, then English. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';

  constructor(es: string, en: string) {
    super(en === '' ? es : `${es}\n${en}`);
  }
}

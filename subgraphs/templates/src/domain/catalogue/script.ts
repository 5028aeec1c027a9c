/** One visitor of a template in one language, whose answers must reach a goal with that name. */
export interface Script {
  readonly template: string;
  readonly locale: 'es' | 'en';
  readonly goal: string;
  readonly answers: readonly string[];
}

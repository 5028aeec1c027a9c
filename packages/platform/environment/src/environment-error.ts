/** One setting that is missing or wrong. Its value is never repeated: it may be a secret. */
export interface SettingProblem {
  readonly variable: string;
  readonly isMissing: boolean;
  /** What is expected. */
  readonly expected: string;
}

/** Thrown with everything that is wrong at once. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map((problem) => {
      const state = problem.isMissing ? 'falta / is missing' : 'no es válida / is not valid';
      return `  ${problem.variable}: ${state}; ${problem.expected}`;
    });
    super(`Configuración incompleta / Settings to correct:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

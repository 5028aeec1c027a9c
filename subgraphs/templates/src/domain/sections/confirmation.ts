import { goal, say, then } from '../flow-plan/blocks.js';
import { group, type BlockPlan, type GroupPlan, type Target } from '../flow-plan/plan.js';
import { alsoSaid, choice, item } from '../flow-plan/questions.js';
import { both, type Bilingual } from '../voice.js';

/** What is confirmed, and the name of the goal. */
export interface Confirmation {
  readonly id: string;
  readonly column: number;
  readonly title: Bilingual;
  /** All answers, for the visitor to check. */
  readonly summary: Bilingual;
  readonly goal: Bilingual;
  /** Message after the confirmation. */
  readonly done: Bilingual;
  /** First block of the questions, for corrections. */
  readonly redo: Target;
  /** Further blocks after `done`. */
  readonly after?: readonly BlockPlan[];
}

/** Shows the answers, allows corrections, and marks the goal. */
export function confirmation({ id, column, title, redo, after = [], ...texts }: Confirmation): GroupPlan[] {
  const [last, ...before] = [say(`${id}-done`, texts.done), ...after].toReversed();
  return [
    group(`${id}-check`, column, {
      title,
      blocks: [
        say(`${id}-summary`, texts.summary),
        choice(`${id}-confirm`, {
          prompt: both('¿Está bien así?', 'Is that right?'),
          items: [
            alsoSaid(
              item('yes', both('Sí, confirmar', 'Yes, confirm'), `${id}-saved`),
              'confirmo, correcto, es correcto, está bien, todo bien, así está bien, perfecto, de acuerdo, listo',
              'correct, that is right, looks good, perfect, all good, fine',
            ),
            alsoSaid(
              item('change', both('No, cambiar algo', 'No, change something'), redo),
              'cambiar, corregir, modificar, está mal, me equivoqué, hay un error',
              'change, correct it, edit, it is wrong, i made a mistake',
            ),
            alsoSaid(
              item('cancel', both('Cancelar', 'Cancel'), 'more'),
              'olvídalo, déjalo así, cancélalo',
              'never mind, forget it, leave it',
            ),
          ],
        }),
      ],
    }),
    group(`${id}-saved`, column + 1, {
      title: texts.goal,
      blocks: [
        goal(`${id}-goal`, texts.goal),
        ...before.toReversed(),
        ...(last === undefined ? [] : [then(last, 'more')]),
      ],
    }),
  ];
}

import { z } from 'zod';
import { currencyDigits } from '../../business/format.js';
import { currency, name, text } from '../../definition/parts.js';
import { numberOf } from '../../engine/values.js';
import { plainParts, type BlockDefinition } from '../definition.js';

/** Marks a conversion, with an optional amount; the conversation then ends with the reason GOAL. */
export const goal: BlockDefinition<'goal'> = {
  ...plainParts,
  family: 'LOGIC',
  name: { es: 'Meta', en: 'Goal' },
  options: z.object({ name, amount: text, currency }),
  defaults: (locale) => ({ name: locale === 'es' ? 'Cita agendada' : 'Appointment booked', amount: '', currency: '' }),
  templates: (block) => [{ field: 'amount', source: block.options.amount }],
  inspect: (block) =>
    block.options.name.trim() !== ''
      ? []
      : [
          {
            code: 'MISSING_OPTION',
            field: 'name',
            message: { es: 'La meta no tiene nombre.', en: 'The goal has no name.' },
            fix: { es: 'Escribe qué se logró.', en: 'Write what was achieved.' },
          },
        ],
  summary: (block, locale) => block.options.name || goal.name[locale],
  run: (block, turn) => {
    const code = block.options.currency || turn.profile.currency;
    const rendered = turn.template(block.options.amount).trim();
    const amount = numberOf(rendered);
    if (rendered !== '' && amount === null) turn.fault(block.id, 'BAD_AMOUNT');
    turn.state.hasReachedGoal = true;
    turn.state.answered = [];
    turn.outputs.push({
      kind: 'goalReached',
      blockId: block.id,
      name: block.options.name,
      amountMinor: amount === null ? null : Math.round(amount * 10 ** currencyDigits(code)),
      currency: amount === null ? null : code,
    });
    return { kind: 'next' };
  },
};

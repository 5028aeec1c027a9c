import { both } from '../voice.js';
import { branch, keep, then } from './blocks.js';
import type { BlockPlan, VariablePlan } from './plan.js';
import { askOpenDay, planOf, questionOf, type Ask, type Moment } from './questions.js';

/** The variable in which a question for a day stores the time. */
function toldTime({ name: { es, en } }: VariablePlan): VariablePlan {
  return { name: both(`${es}_time`, `${en}_time`), type: 'TEXT', isPersonalData: false };
}

/** Asks for an open day and a time at which the business is open, as one question. The time is kept in `hour` in words. */
export function askDayAndTime(id: string, ask: Ask & { into: VariablePlan; hour: VariablePlan }): BlockPlan[] {
  const { es, en } = toldTime(ask.into).name;
  return [
    {
      ...planOf(id, { ...ask, next: undefined }),
      make: (voice) => ({
        id,
        kind: 'dateInput',
        options: { ...questionOf(ask, voice), min: 'today', max: null, mustBeOpen: true, asksTime: true },
      }),
    },
    { ...keep(`${id}-time`, ask.hour, both(`{{ ${es} | time }}`, `{{ ${en} | time }}`)), next: ask.next },
  ];
}

/** Asks for an open day, then for a time within its hours unless it was said with the day. */
export function askOpenMoment({ day, hour, group, into, prompts, hint, next }: Omit<Moment, 'hours'>): BlockPlan[] {
  const { es, en } = into.day.name;
  const told = toldTime(into.day);
  return [
    askOpenDay(day, { prompt: prompts.day, into: into.day, ...(hint === undefined ? {} : { hint }) }),
    branch(`${hour}-told`, { left: told, operator: 'IS_NOT_EMPTY' }, { otherwise: `${group}/${hour}` }),
    then(keep(`${hour}-kept`, into.hour, both(`{{ ${es}_time | time }}`, `{{ ${en}_time | time }}`)), next),
    {
      ...planOf(hour, { prompt: prompts.hour, into: into.hour }),
      make: (voice) => ({
        id: hour,
        kind: 'timeInput',
        options: {
          ...questionOf({ prompt: prompts.hour, into: into.hour }, voice),
          ...{ min: null, max: null, mustBeOpen: true, dayVariable: into.day.name[voice.locale] },
        },
      }),
    },
    {
      ...keep(
        `${hour}-said`,
        into.hour,
        both(`{{ ${into.hour.name.es} | time }}`, `{{ ${into.hour.name.en} | time }}`),
      ),
      next,
    },
  ];
}

import type { ComparisonOperator, FlowText } from '@tertulia/flow-engine';
import { both, spoken, type Bilingual, type Voice } from '../voice.js';
import type { BlockPlan, Target, VariablePlan } from './plan.js';

/** The text in the bot's language. */
export function flowText(text: Bilingual | undefined, voice: Voice): FlowText {
  return text === undefined ? {} : { [voice.locale]: spoken(text, voice) };
}

/** Sends a text, one of several at random. */
export function say(id: string, ...variations: readonly Bilingual[]): BlockPlan {
  return {
    id,
    make: (voice) => ({ id, kind: 'text', options: { variations: variations.map((text) => flowText(text, voice)) } }),
  };
}

/** The same block with an outgoing edge. */
export function then(block: BlockPlan, next: Target): BlockPlan {
  return { ...block, next };
}

/** The operand of a condition: a variable of the plan, or a path such as `business.address`. */
export interface Check {
  readonly left: VariablePlan | string;
  readonly operator: ComparisonOperator;
  readonly right?: Bilingual;
}

/** Continues at `yes` if the condition is true, otherwise at `otherwise`; an omitted target is the next block. */
export function branch(id: string, check: Check, to: { yes?: Target; otherwise?: Target }): BlockPlan {
  const exits = {
    ...(to.yes === undefined ? {} : { yes: to.yes }),
    ...(to.otherwise === undefined ? {} : { else: to.otherwise }),
  };
  return {
    id,
    exits,
    make: (voice) => {
      const left = typeof check.left === 'string' ? check.left : check.left.name[voice.locale];
      const right = spoken(check.right ?? both('', ''), voice);
      const comparisons = [{ left, operator: check.operator, right }];
      return { id, kind: 'condition', options: { rows: [{ id: 'yes', match: 'ALL', comparisons }] } };
    },
  };
}

/** Assigns a text to a variable. */
export function keep(id: string, variable: VariablePlan, value: Bilingual): BlockPlan {
  return {
    id,
    variable,
    make: (voice) => ({
      id,
      kind: 'setVariable',
      options: { variable: variable.name[voice.locale], value: spoken(value, voice), operation: 'SET' },
    }),
  };
}

/** Answers the last message, or a question rendered from a template, from the bot's knowledge. */
export function answer(id: string, to: { unknown: Target; next?: Target; question?: Bilingual }): BlockPlan {
  return {
    id,
    exits: { unknown: to.unknown },
    next: to.next,
    make: (voice) => ({
      id,
      kind: 'aiResponse',
      options: {
        promptId: 'reception',
        question: to.question === undefined ? '' : spoken(to.question, voice),
        unknownText: {},
      },
    }),
  };
}

/** Hands off to a person; outside opening hours the visitor leaves a message, or continues at `closed`. */
export function handOff(
  id: string,
  { closed = 'after-hours', reason, message }: { reason: Bilingual; message: Bilingual; closed?: Target },
): BlockPlan {
  return {
    id,
    exits: { closed },
    next: 'more',
    make: (voice) => ({
      id,
      kind: 'handOff',
      options: { reason: flowText(reason, voice), message: flowText(message, voice) },
    }),
  };
}

/** Shows where the business is, with a map; nothing where the profile has no address. */
export function showPlace(id: string): BlockPlan {
  return { id, make: () => ({ id, kind: 'location', options: { name: {}, address: '', mapUrl: '' } }) };
}

/** Marks a conversion. */
export function goal(id: string, name: Bilingual): BlockPlan {
  return {
    id,
    make: (voice) => ({ id, kind: 'goal', options: { name: spoken(name, voice), amount: '', currency: '' } }),
  };
}

/** Ends the conversation with a last message. */
export function end(id: string, message: Bilingual): BlockPlan {
  return { id, make: (voice) => ({ id, kind: 'end', options: { message: flowText(message, voice) } }) };
}

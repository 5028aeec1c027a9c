import type { VNode } from 'preact';
import type { Awaiting } from '../conversation/model.js';
import { AskedQuestion } from './asked-question.js';
import { Choices } from './choices.js';
import { MomentAnswer } from './moment-answer.js';
import { Rating } from './rating.js';

/** Properties of a question's controls. `focusInput` moves the focus to the input when an answer removes the controls. */
export interface QuestionProps {
  readonly awaiting: Awaiting;
  readonly focusInput: () => void;
}

/** The controls of a question below the last message; none for questions that are answered with text. */
export function Question(props: QuestionProps): VNode | null {
  switch (props.awaiting.kind) {
    case 'CHOICE':
      return <Choices {...props} />;
    case 'RATING':
      return <Rating {...props} />;
    case 'DATE':
    case 'TIME':
      return props.awaiting.days ? <AskedQuestion {...props} /> : <MomentAnswer {...props} />;
    case 'FORM':
    case 'FILE':
      return <AskedQuestion {...props} />;
    case 'TEXT':
    case 'NUMBER':
    case 'EMAIL':
    case 'PHONE':
    case 'URL':
    case 'HUMAN':
      return null;
  }
}

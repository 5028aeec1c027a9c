import { answerParts, type PubSub } from '@tertulia/messaging';
import type { AnswerParts } from '../application/outside-ports.js';

const pauseMs = 120;

/** Publishes parts over the platform's pub/sub. */
export function pubSubAnswerParts(pubSub: PubSub): AnswerParts {
  return {
    of({ organizationId, conversationId, effectId }) {
      const to = answerParts({ organizationId, conversationId, effectId });
      let waiting: string | null = null;
      let isResting = false;
      const publish = (text: string): void => {
        isResting = true;
        pubSub.publish(to, { text });
        setTimeout(() => {
          isResting = false;
          const next = waiting;
          waiting = null;
          if (next !== null) publish(next);
        }, pauseMs).unref();
      };
      return (text) => {
        if (isResting) waiting = text;
        else publish(text);
      };
    },
  };
}

import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { QueuePlace } from '../conversation/model.js';
import { useChat } from './chat-scope.js';

const everyMs = 15_000;

/** Where the visitor stands among those who wait for a person, and the way back to the bot. */
export function QueueLine(): VNode {
  const { client, texts } = useChat();
  const [place, setPlace] = useState<QueuePlace | null>(null);
  useEffect(() => {
    let isHere = true;
    const look = async (): Promise<void> => {
      const found = document.hidden ? null : await client.placeInQueue();
      if (isHere && found !== null) setPlace(found);
    };
    void look();
    const timer = setInterval(() => void look(), everyMs);
    return () => {
      isHere = false;
      clearInterval(timer);
    };
  }, [client]);
  return (
    <p class="note" role="status">
      {place !== null && `${texts.placeInQueue(place.position, place.waitMinutes)} `}
      <button class="link" type="button" onClick={() => void client.leaveQueue()}>
        {texts.backToBot}
      </button>
    </p>
  );
}

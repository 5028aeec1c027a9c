'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { PinReplayPartsFragment } from '../../../gql/graphql.js';
import { useBuilder } from '../hooks/use-builder.js';

type Difference = PinReplayPartsFragment['differences'][number];

/** What a change of the draft would change in a pinned conversation, turn by turn, each with a way to its block. */
export function PinDifferences({ replay, onLeave }: { replay: PinReplayPartsFragment; onLeave?: () => void }) {
  const t = useTranslations('pins.differences');
  return (
    <div className="flex flex-col gap-2">
      {replay.reason == null ? null : <p className="font-semibold text-bad">{replay.reason}</p>}
      <ol className="flex flex-col gap-2">
        {turnsOf(replay.differences).map(([first, ...rest]) => (
          <li key={first.turn ?? 'end'} className="flex flex-col gap-1">
            <p className="text-xs text-ink-2 wrap-anywhere">{placeOf(first, t)}</p>
            <ul className="flex flex-col gap-1 border-l-2 border-line pl-3">
              {[first, ...rest].map((one, at) => (
                <DifferenceLine key={`${at}`} difference={one} onLeave={onLeave} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}

function DifferenceLine({ difference, onLeave }: { difference: Difference; onLeave: (() => void) | undefined }) {
  const t = useTranslations('pins.differences');
  const { blockId, message, isWatched } = difference;
  const show = useShowBlock();
  return (
    <li className={`whitespace-pre-line wrap-anywhere ${isWatched ? '' : 'text-ink-2'}`}>
      {message}{' '}
      {blockId === null ? null : (
        <button
          type="button"
          className="font-semibold text-accent underline-offset-2 hover:underline pointer-coarse:min-h-11"
          onClick={() => {
            onLeave?.();
            show(blockId);
          }}
        >
          {t('show')}
        </button>
      )}
      {isWatched ? null : <span className="text-xs">{t('unwatched')}</span>}
    </li>
  );
}

/** Shows a block on the canvas. */
export function useShowBlock(): (blockId: string) => void {
  const { botId, ui } = useBuilder();
  const router = useRouter();
  return (blockId) => {
    ui.setState({ focus: { groupId: null, blockId, at: performance.now() } });
    router.push(`/bots/${botId}/flow`);
  };
}

function turnsOf(differences: readonly Difference[]): [Difference, ...Difference[]][] {
  const turns: [Difference, ...Difference[]][] = [];
  for (const difference of differences) {
    const last = turns.at(-1);
    if (last !== undefined && last[0].turn === difference.turn) last.push(difference);
    else turns.push([difference]);
  }
  return turns;
}

function placeOf({ turn, said }: Difference, t: ReturnType<typeof useTranslations<'pins.differences'>>): string {
  if (turn === null) return t('atEnd');
  return said === null ? t('atStart') : t('afterSaid', { said });
}

import { AppWindow, CirclePlay, FileDown, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';

interface Media {
  media: 'VIDEO' | 'AUDIO' | 'FILE';
  url: string;
  title: string;
  posterUrl: string | null;
  captionsUrl: string | null;
  transcript: string | null;
  playerUrl: string | null;
}

/** A video, a recording or a file of a message. Nothing plays by itself; players of video sites are only linked. */
export function SentMedia({ media, url, title, posterUrl, captionsUrl, transcript, playerUrl }: Media) {
  const link = <OutLink url={url}>{title || url}</OutLink>;
  const Icon = media === 'FILE' ? FileDown : CirclePlay;
  if (!/^https?:/iu.test(url)) return <p>{title}</p>;
  if (media === 'AUDIO') {
    return (
      <figure className="flex flex-col gap-1">
        <figcaption>{title}</figcaption>
        <audio controls preload="none" src={url} className="w-60 max-w-full" />
        {transcript === null ? null : <p className="text-sm whitespace-pre-line text-ink-2">{transcript}</p>}
      </figure>
    );
  }
  if (media === 'FILE' || playerUrl !== null) {
    return (
      <p className="flex items-center gap-2">
        <Icon aria-hidden className="size-4 shrink-0" />
        {link}
      </p>
    );
  }
  return (
    <figure className="flex flex-col gap-1">
      <video
        controls
        preload="none"
        src={url}
        poster={posterUrl ?? undefined}
        crossOrigin={captionsUrl === null ? undefined : 'anonymous'}
        className="max-h-56 max-w-full rounded-control"
      >
        {captionsUrl === null ? null : <track default kind="captions" src={captionsUrl} />}
      </video>
      <figcaption>{title}</figcaption>
    </figure>
  );
}

/** A page of a message. It is shown in the visitor's chat only: here it is a link. */
export function SentPage({ title, url }: { title: string; url: string }) {
  return (
    <p className="flex items-center gap-2">
      <AppWindow aria-hidden className="size-4 shrink-0" />
      {/^https?:/iu.test(url) ? <OutLink url={url}>{title}</OutLink> : title}
    </p>
  );
}

/** A place of a message, with a link to a map. */
export function SentPlace({ title, address, url }: { title: string; address: string; url: string }) {
  return (
    <p className="flex gap-2">
      <MapPin aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="whitespace-pre-line">
        {/^https?:/iu.test(url) ? <OutLink url={url}>{title || address}</OutLink> : title}
        {address === '' || title === '' ? null : <span className="block">{address}</span>}
      </span>
    </p>
  );
}

function OutLink({ url, children }: { url: string; children: ReactNode }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className="underline underline-offset-2">
      {children}
    </a>
  );
}

/** What the scripted bot sends that only some bots send: cards, videos, places, choices with pictures, a time. */

/** Cards side by side. */
export interface CardsNode {
  readonly __typename: 'CardsNode';
  readonly cards: readonly {
    readonly title: string;
    readonly text: string;
    readonly imageUrl: string | null;
    readonly imageAlt: string;
    readonly buttons: readonly {
      readonly label: string;
      readonly choiceId: string | null;
      readonly url: string | null;
    }[];
  }[];
}

/** A video, a recording or a file. */
export interface MediaNode {
  readonly __typename: 'MediaNode';
  readonly media: 'VIDEO' | 'AUDIO' | 'FILE';
  readonly url: string;
  readonly title: string;
  readonly posterUrl: string | null;
  readonly captionsUrl: string | null;
  readonly transcript: string | null;
  readonly playerUrl: string | null;
}

/** A place. */
export interface LocationNode {
  readonly __typename: 'LocationNode';
  readonly title: string;
  readonly address: string;
  readonly url: string;
}

/** A page in a frame. */
export interface EmbedNode {
  readonly __typename: 'EmbedNode';
  readonly url: string;
  readonly title: string;
  readonly height: number;
  readonly event: string | null;
  readonly blockId: string | null;
}

/** The site whose pages the host page may frame. */
export const calendar = 'https://citas.example.com';

/** A page that waits for its event, on a site. */
export const framedPage = (site: string): EmbedNode => ({
  ...{ __typename: 'EmbedNode', url: `${site}/agenda`, title: 'Agenda tu cita', height: 240 },
  ...{ event: 'cita', blockId: 'b_page' },
});

/** Where the pictures of these messages are. */
const photos = 'https://fotos.example.com';
/** The player that a video of a site is shown in. */
export const player = 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ';

const goods = ['Camisa', 'Pantalón', 'Abrigo'];
const nothing = { posterUrl: null, captionsUrl: null, transcript: null, playerUrl: null };

/** Three cards, each with an answer and a link. */
export const cards: CardsNode = {
  __typename: 'CardsNode',
  cards: goods.map((title, at) => ({
    ...{ title, text: `$${at + 2}80`, imageUrl: `${photos}/${at}.svg`, imageAlt: `${title} azul` },
    buttons: [
      { label: 'Lo quiero', choiceId: `good${at}`, url: null },
      { label: 'Ver tallas', choiceId: null, url: 'https://tienda.example.com/tallas' },
    ],
  })),
};

const media = (node: Omit<MediaNode, '__typename' | keyof typeof nothing> & Partial<MediaNode>): MediaNode => ({
  ...nothing,
  ...node,
  __typename: 'MediaNode',
});

/** Messages that show something from elsewhere, and one that would do harm. */
export const shown: readonly (MediaNode | LocationNode)[] = [
  media({ media: 'VIDEO', url: 'https://youtu.be/dQw4w9WgXcQ', title: 'Cómo llegar', playerUrl: player }),
  media({ media: 'VIDEO', url: `${photos}/corte.mp4`, title: 'Un corte', captionsUrl: `${photos}/corte.vtt` }),
  media({ media: 'AUDIO', url: `${photos}/saludo.mp3`, title: 'Saludo', transcript: 'Hola, soy Luz.' }),
  media({ media: 'FILE', url: `${photos}/precios.pdf`, title: 'Lista de precios' }),
  {
    __typename: 'LocationNode',
    title: 'Aurora',
    address: 'Av. Reforma 10\nCol. Centro',
    url: 'https://maps.example.com/?q=aurora',
  },
  media({ media: 'FILE', url: 'javascript:alert(1)', title: 'Trampa' }),
];

/** The answers of the cards, as choices. */
export const answers = goods.map((title, at) => ({ id: `good${at}`, label: `Lo quiero: ${title}`, detail: '' }));

/** Choices with pictures. */
export const pictures = goods.map((label, at) => ({
  ...{ id: `photo${at}`, label, detail: '' },
  imageUrl: `${photos}/${at}.svg`,
}));

/** What people type on a phone for a common word, folded, in both languages. None of them is a word of its own in either. */
const shorthand = new Map<string, string>(
  Object.entries({
    ...{
      q: 'que',
      k: 'que',
      ke: 'que',
      qe: 'que',
      pa: 'para',
      pal: 'para el',
      xq: 'porque',
      pq: 'porque',
      porq: 'porque',
      xk: 'porque',
    },
    ...{
      x: 'por',
      d: 'de',
      tb: 'tambien',
      tmb: 'tambien',
      tbn: 'tambien',
      cuant: 'cuanto',
      qto: 'cuanto',
      dnd: 'donde',
    },
    ...{ xfa: 'por favor', xfavor: 'por favor', porfa: 'por favor', porfis: 'por favor', porfavor: 'por favor' },
    ...{ ora: 'hora', oras: 'horas', aser: 'hacer', ai: 'hay', stan: 'estan', sta: 'esta' },
    ...{ tngo: 'tengo', kiero: 'quiero', qiero: 'quiero', qro: 'quiero', qria: 'queria', kisiera: 'quisiera' },
    ...{
      u: 'you',
      ur: 'your',
      r: 'are',
      pls: 'please',
      plz: 'please',
      thx: 'thanks',
      ty: 'thank you',
      thnks: 'thanks',
    },
  }),
);

/** A folded word as it is written out; it may become several words. */
export function writtenOut(word: string): string {
  return shorthand.get(word) ?? word;
}

import { describe, expect, test } from '@jest/globals';
import { validateDefinition } from '../src/index.js';
import { block, edges, group, inOneGroup, say, Talk, aDefinition, aFlow } from './kit.js';

const options = { concept: { es: 'Anticipo', en: 'Deposit' }, amount: '250.50', currency: 'MXN' };

describe('a block that asks for money', () => {
  test('A bot that has one is refused at publish, with the reason and what to do instead', () => {
    const found = validateDefinition(inOneGroup(block('pay', 'payment', options))).filter(
      ({ blockId, severity }) => blockId === 'pay' && severity === 'ERROR',
    );
    expect(found).toMatchObject([
      {
        severity: 'ERROR',
        field: 'concept',
        message: { en: 'Payments cannot be taken in the conversation yet.' },
        fix: { en: expect.stringContaining('a link to your payment page') },
      },
    ]);
    const without = validateDefinition(inOneGroup(block('pay', 'payment', { ...options, amount: ' ' })));
    expect(without.map(({ field }) => field)).toEqual(expect.arrayContaining(['amount', 'concept']));
  });

  test.each([
    ['es', 'Todavía no se puede cobrar aquí · Anticipo · 250.50 MXN'],
    ['en', 'Payments cannot be taken here yet · Deposit · 250.50 MXN'],
  ] as const)('Tried out, it says what it would ask for and takes the way without a payment: %s', (locale, words) => {
    const talk = new Talk(
      aDefinition(
        aFlow(
          [
            group('g', block('pay', 'payment', options), say('paid', 'Gracias', 'Thanks')),
            group('h', say('not', 'Sin cobro', 'Unpaid')),
          ],
          edges('start -> g', 'pay:failed -> h'),
        ),
      ),
      { locale },
    );
    expect(talk.said).toEqual([words, locale === 'es' ? 'Sin cobro' : 'Unpaid']);
  });
});

import { describe, expect, test } from '@jest/globals';
import { testId } from '@tertulia/testkit';
import fc from 'fast-check';
import { newConnection } from '../src/application/finish-connection.js';
import {
  afterUse,
  outagesMax,
  resumed,
  suspended,
  type Connection,
  type UseOutcome,
} from '../src/domain/connection.js';

const now = new Date('2026-03-02T15:00:00Z');
const facts = { organizationId: testId(0xa), connector: 'sheets', name: 'Hoja', botIds: [] };
const fresh: Connection = { ...newConnection(facts, { id: testId(1), createdBy: null, now }), revision: 1 };

const outage = fc.constantFrom<UseOutcome>({ kind: 'OUTAGE', reason: 'OUTAGE' }, { kind: 'OUTAGE', reason: 'LIMITED' });
const success = fc.constant<UseOutcome>({ kind: 'SUCCEEDED' });
const staleRejection = fc.constant<UseOutcome>({ kind: 'REJECTED', revision: 0, reason: 'CREDENTIAL_REFUSED' });
const rejection = fc.constant<UseOutcome>({ kind: 'REJECTED', revision: 1, reason: 'CREDENTIAL_REFUSED' });

const through = (uses: readonly UseOutcome[], from = fresh) =>
  uses.reduce((connection, use) => afterUse(connection, use, now), from);

describe('the state of a connection', () => {
  test('never needs a person for outages, limits and refusals of an older credential, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(outage, success, staleRejection)), (uses) => {
        expect(through(uses).state).not.toBe('REAUTHORIZE');
      }),
    );
  });

  test('is an error exactly after five outages in a row, and one success heals it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(outage, success)), (uses) => {
        let row = 0;
        let isFailing = false;
        for (const { kind } of uses) {
          row = kind === 'OUTAGE' ? row + 1 : 0;
          isFailing = kind === 'OUTAGE' ? isFailing || row >= outagesMax : false;
        }
        expect(through(uses).state).toBe(isFailing ? 'ERROR' : 'CONNECTED');
      }),
    );
  });

  test('needs a person after a refused key, and no outage or success changes that', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(outage, success)),
        fc.array(fc.oneof(outage, success, rejection)),
        (before, after) => {
          const refused = through([...before, { kind: 'REJECTED', revision: 1, reason: 'CREDENTIAL_REFUSED' }]);
          expect(through(after, refused).state).toBe('REAUTHORIZE');
        },
      ),
    );
  });

  test('stays suspended whatever is reported, and returns to what it was when the plan includes it again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(outage, success, rejection)), (uses) => {
        expect(through(uses, suspended(fresh, now)).state).toBe('SUSPENDED');
      }),
    );
    expect(resumed(suspended(fresh, now), now)).toEqual(fresh);
    const waiting = through([{ kind: 'REJECTED', revision: 1, reason: 'GRANT_REVOKED' }]);
    expect(resumed(suspended(waiting, now), now).state).toBe('REAUTHORIZE');
  });
});

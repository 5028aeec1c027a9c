import { describe, expect, test } from '@jest/globals';
import { fieldsOf, measureInput, typedMeasure } from '../../src/features/notifications/model/measure.js';

const measure = { threshold: 5, windowMinutes: 15, minimumSample: 20, resolveBelow: 2.5, repeatEveryMinutes: null };
const typed = typedMeasure(measure);

describe('the fields of a measured rule', () => {
  test('show the rule, and send it back as it was', () => {
    expect(typed).toEqual({
      ...{ threshold: '5', windowMinutes: '15', minimumSample: '20', resolveBelow: '2.5', repeatEveryMinutes: '' },
    });
    expect(measureInput(typed, 'ERROR_RATE')).toEqual(measure);
  });

  test('a figure may have a decimal comma, a count may not, and what is no number is refused by its name', () => {
    const input = measureInput(
      { ...typed, threshold: '7,5', windowMinutes: '1,5', minimumSample: 'x', resolveBelow: '' },
      'SLOW',
    );
    expect(input).toEqual({
      ...{ threshold: 7.5, windowMinutes: -1, minimumSample: -1, resolveBelow: -1, repeatEveryMinutes: null },
    });
  });

  test('where there are no conversations there is no figure to compare', () => {
    expect(fieldsOf('NO_TRAFFIC')).toEqual(['windowMinutes', 'minimumSample', 'repeatEveryMinutes']);
    expect(Object.keys(measureInput(typed, 'NO_TRAFFIC'))).toEqual(fieldsOf('NO_TRAFFIC'));
  });
});
